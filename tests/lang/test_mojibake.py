"""What went wrong before the page reached us: undone where the way back is exact, flagged where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.lang.mojibake import repair_encoding, repair_words

TEXT = (
    "维兰总统塔尔文九日下午同凯沃总理多雷辛通电话，双方商定自十二日零时起停火二十一天，互不攻击港口。"
    "这是今年以来的第一次直接通话，也是在米尔桑王国斡旋下进行的，米尔桑外交大臣全程在线。"
)


def codes(notes):
    return [note.code for note in notes]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_utf8_read_as_latin_is_undone(encoding):
    text = "".join(char for char in TEXT * 2 if _survives(char, encoding))
    spoilt = text.encode().decode(encoding)
    undone, notes = repair_encoding(spoilt)
    assert undone == text
    assert codes(notes) == ["mojibake-undone"]
    assert all(notes[0].evidence)


def _survives(char, encoding):
    try:
        char.encode().decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def test_utf8_read_as_gb18030_is_undone_when_it_encodes_back():
    spoilt = TEXT.encode().decode("gb18030", "replace")
    if "\ufffd" in spoilt:
        text = TEXT[: len(TEXT) // 2 * 2]
        spoilt = text.encode().decode("gb18030", "replace")
    undone, notes = repair_encoding(spoilt)
    assert undone == (TEXT if notes else spoilt)


def test_gb18030_spoilt_text_of_even_length_comes_back():
    text = "停火的范围在会上没有谈成，双方的代表在十二日继续会谈，双方的"
    spoilt = text.encode().decode("gb18030")
    undone, notes = repair_encoding(spoilt)
    assert undone == text
    assert codes(notes) == ["mojibake-undone"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "The Veylan presidency said the truce covers ports and power plants. Café, naïve, Zürich, Łódź.",
        "Переговоры между Веланом и Кайвором возобновились во вторник.",
        "Für die Fischer im Hafen ändert sich vorerst nichts, sagte die Ministerin in Zürich.",
        "",
    ],
)
def test_sound_text_stays_as_it_is(text):
    assert repair_encoding(text) == (text, ())
    assert repair_words(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("战(zhàn)争(zhēng)国(guó)家说", "战争国家说"),
        ("战（zhàn）争（zhēng）国（guó）家说", "战争国家说"),
        ("战[zhan4]争[zheng1]国[guo2]家的[de]说法", "战争国家的说法"),
        ("停ㄊㄧㄥˊ火ㄏㄨㄛˇ谈ㄊㄢˊ判", "停火谈判"),
    ],
)
def test_readings_spliced_in_are_taken_out(text, wanted):
    undone, notes = repair_words(text)
    assert undone == wanted
    assert codes(notes) == ["mojibake-undone"]
    assert all(piece in text for piece in notes[0].evidence)


@pytest.mark.parametrize(
    "text",
    [
        "船长苏䶮(yǎn)、水手李彧(yù)、渔民王翀(chōng)九日获释。",  # rare characters of names: glosses
        "塔尔文(Talven)、多雷辛(Doresin)和拉苏因(Rasuin)都在线。",
        "战(zhàn)争(zhēng)只出现两次读音。",
        "他在(A)与(B)和(C)之间选择。",
    ],
)
def test_glosses_are_kept(text):
    assert repair_words(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "另外还有?;?;?艘在排队等候引水。",
        "维兰交通部长???林登说",
        "获准离港的锟斤拷一共三艘",
        "烫烫烫获准离港",
        "当天\ufffd\ufffd获准离港",
        "三；艘？；？；离港",
    ],
)
def test_lost_characters_are_only_flagged(text):
    after, notes = repair_words(text)
    assert after == text
    assert codes(notes) == ["mojibake"]
    assert notes[0].evidence
    assert all(piece in text for piece in notes[0].evidence)


@pytest.mark.parametrize("text", ["真的吗?他问。", "什么?他问。为什么?", "Really??", "是吗？？"])
def test_question_marks_of_a_text_are_no_loss(text):
    assert repair_words(text) == (text, ())


def test_readings_are_not_sought_over_the_end_of_a_line():
    """The caller splits the text into its lines again: line feeds are kept."""
    text = "战(\nzhàn)\n争(\nzhēng)\n国(\nguó)\n"
    after, _ = repair_words(text)
    assert after.count("\n") == text.count("\n")


PIECES = st.sampled_from(
    ["战(zhàn)", "争(", "zhēng)", "国[guo2]", "ㄊㄧㄥˊ", "火", "\n", "?;", "?", "䶮(yǎn)", " ", "Ã©", "鐨勭"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_repaired_or_left_with_a_note(text):
    for repair in (repair_encoding, repair_words):
        after, notes = repair(text)
        assert (after == text) or "mojibake-undone" in codes(notes)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_line_feeds_are_kept(text):
    after, _ = repair_words(text)
    assert after.count("\n") == text.count("\n")
