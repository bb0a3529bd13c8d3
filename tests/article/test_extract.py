"""Whole pages: the samples against their gold, and what must hold of any page whatever."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article.pages import BODY, SENTENCES, TITLE, html, kinds
from article.pages import read as read_text
from parley.article.extract import extract
from parley.errors import BadPage
from parley.model.article import Article
from parley.model.codec import json_from_record, record_from_json
from parley.page import Limits, read_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "examples" / "pages"
GOLD = json.loads((ROOT / "examples" / "gold.json").read_text("utf-8"))
SHARED = ROOT.parent / "shared"
SEED_GOLD = SHARED / "gold" / "seeds.json"
RAW = [path.read_bytes() for path in sorted(PAGES.iterdir()) if path.is_file()]


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


def read(raw, **given):
    return extract(read_page(raw, **given))


def value_of(record):
    return record.value if record else None


def name_of(record):
    return record.name if record else None


# The sample pages


def sample(field):
    return pytest.mark.parametrize("gold", GOLD["pages"], ids=lambda gold: f"{gold['file']}-{field}")


def article_of(gold):
    return read((PAGES / gold["file"]).read_bytes(), path=gold["file"])


def test_every_sample_page_has_gold():
    assert sorted(gold["file"] for gold in GOLD["pages"]) == sorted(path.name for path in PAGES.iterdir())


@sample("fields")
def test_sample_fields(gold):
    article, wanted = article_of(gold), gold["article"]
    got = {
        "title": squeeze(article.title),
        "published": value_of(article.published),
        "updated": value_of(article.updated),
        "outlet": article.outlet.name,
        "origin": name_of(article.origin),
    }
    assert got == {name: squeeze(wanted[name]) if name == "title" else wanted[name] for name in got}


@sample("bylines")
def test_sample_bylines(gold):
    got = [{"name": b.name, "role": b.role} for b in article_of(gold).bylines if b.role != "photographer"]
    assert got == gold["article"]["bylines"]


@sample("keep")
def test_sample_keep(gold):
    text = squeeze(article_of(gold).text)
    assert [words for words in gold["article"]["keep"] if squeeze(words) not in text] == []


@sample("drop")
def test_sample_drop(gold):
    text = squeeze(article_of(gold).text)
    assert [words for words in gold["article"]["drop"] if squeeze(words) in text] == []


@sample("entries")
def test_sample_entries(gold):
    article = article_of(gold)
    assert [block.at for block in article.blocks if block.kind == "entry"] == gold["article"]["entries"]


@sample("warnings")
def test_sample_warnings(gold):
    article = article_of(gold)
    assert [warning.code for warning in article.warnings] == gold["article"]["warnings"]
    assert all(found.message for found in article.warnings)


@sample("blocks")
def test_sample_blocks(gold):
    article = article_of(gold)
    for kind, wanted in gold["article"]["blocks"].items():
        got = [squeeze(article.block_text(block)) for block in article.blocks if block.kind == kind]
        assert got == [squeeze(text) for text in wanted]


@sample("invariants")
def test_sample_invariants(gold):
    raw = (PAGES / gold["file"]).read_bytes()
    check(read(raw), raw)


# The seeds, where they are at hand


def _seed_pages():
    if not SEED_GOLD.exists():
        reason = "the seed pages and their gold are not at hand (../shared)"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason), id="seeds")]
    pages = json.loads(SEED_GOLD.read_text("utf-8"))["pages"]
    return [pytest.param(gold, id=gold["file"]) for gold in pages]


@pytest.mark.parametrize("gold", _seed_pages())
def test_seed(gold):
    raw = (SHARED / "seeds" / gold["file"]).read_bytes()
    article, wanted = read(raw, path=gold["file"]), gold["article"]
    text = squeeze(article.text)
    assert [words for words in wanted["keep"] if squeeze(words) not in text] == []
    assert [words for words in wanted["drop"] if squeeze(words) in text] == []
    assert [block.at for block in article.blocks if block.kind == "entry"] == wanted["entries"]
    got = {
        "title": article.title,
        "published": value_of(article.published),
        "outlet": article.outlet.name,
        "origin": name_of(article.origin),
    }
    for name, value in got.items():
        answers = wanted[name] if isinstance(wanted[name], list) else [wanted[name]]
        assert squeeze(value) in [squeeze(answer) for answer in answers], name
    check(article, raw, path=gold["file"])


# What holds of every article


def check(article, raw, *, path=None):
    """Assert what every article promises."""
    pieces = [article.block_text(block) for block in article.blocks]
    assert all(piece.strip() for piece in pieces)
    assert "\n".join(pieces) == article.text
    assert [(b.start, b.end) for b in article.blocks] == sorted((b.start, b.end) for b in article.blocks)
    if article.title is not None:
        assert article.blocks[0].kind == "title"
        assert article.text.startswith(article.title)
    assert [block.kind for block in article.blocks[1:] if block.kind == "title"] == []
    assert all(0 <= piece.offset <= len(article.text) + 1 and piece.text for piece in article.furniture)
    assert [piece.offset for piece in article.furniture] == sorted(piece.offset for piece in article.furniture)
    assert all(block.at for block in article.blocks if block.kind == "entry")
    assert all(byline.name and byline.exact for byline in article.bylines)
    assert [found.code for found in article.warnings] == sorted(found.code for found in article.warnings)
    encoded = json_from_record(article)
    assert record_from_json(encoded, Article) == article
    assert json_from_record(extract(read_page(raw, path=path))) == encoded


def try_page(raw):
    """Read bytes: the article holds what it promises, or a `BadPage` says why there is none."""
    try:
        article = read(raw)
    except BadPage:
        return
    check(article, raw)


HEAD = b"<html><meta charset=utf-8><h1>"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=1500), st.sampled_from([b"", HEAD, HEAD + BODY.encode(), RAW[0][:600]]))
def test_any_bytes_give_an_article_or_a_named_error(raw, before):
    try_page(before + raw)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=800))
def test_any_text_gives_an_article_or_a_named_error(text):
    try_page(text.encode("utf-8", "replace"))


PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in ("div", "/div", "p", "/p", "h1", "/h1", "h2", "li", "ul", "br", "b", "/b", "pre", "table", "td", "script", "/script", "title", "/title")),
        *SENTENCES, TITLE, "\n", " ", "2031-09-10 09:12", "【02:45】", "【03:10】", "10日最新消息", "来源：海岳社", "责任编辑：林晓",
        "相关新闻", "版权所有", "战(", "zhàn)", "战(zhàn)", "?;?;", "<a href=/>首页</a>", "İ", "\u200b", "&nbsp;", "&#0;", "٢", "【9:1٢】",
        "<meta property=og:title content=' '>", "<meta name=pubdate content=20310910>", "<time datetime='x'>", "新华社北京31日电 ",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_pieces_of_pages_give_an_article_or_a_named_error(text):
    try_page(text.encode())


def mutate(raw, rng):
    """Cut, double, shuffle and flip, as damaged files and bad mirrors do."""
    for _ in range(rng.randrange(1, 5)):
        start = rng.randrange(len(raw) + 1)
        length = rng.choice((1, 20, 300, 3000))
        piece = raw[start : start + length]
        change = rng.randrange(4)
        if change == 0:
            raw = raw[:start] + raw[start + length :]
        elif change == 1:
            raw = raw[:start] + piece * rng.choice((2, 5)) + raw[start:]
        elif change == 2:
            lines = raw.split(rng.choice((b"\n", b"<")))
            rng.shuffle(lines)
            raw = b"\n".join(lines)
        elif raw:
            at = start % len(raw)
            raw = raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
    return raw[:60_000]


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(RAW), st.integers(0, 2**32))
def test_damaged_sample_pages_give_an_article_or_a_named_error(raw, seed):
    try_page(mutate(raw, random.Random(seed)))


# Pages made to hurt


def hostile(text):
    raw = text.encode()
    try:
        article = read(raw)
    except BadPage:
        return None
    assert len(article.text) <= len(text) + 10
    assert "\n".join(article.block_text(block) for block in article.blocks) == article.text
    return article


@pytest.mark.parametrize(
    "text",
    [
        html(BODY + "<div>" * 100_000 + "字"),
        html(BODY + "<span>" * 100_000 + "字"),
        html(BODY + "<ul><li>" * 4_000 + "字"),
        html(BODY + "<table><tr><td>" * 20_000 + "字"),
        html(BODY + "<a href=/><b><i>" * 20_000 + "字"),
        html(BODY + "".join(f"<b id=x{n}><p>" for n in range(700)) + "字"),
        html(BODY + "</div>" * 100_000),
    ],
    ids=["divs", "spans", "lists", "tables", "inline", "formatting", "ends"],
)
def test_endless_nesting(text):
    article = hostile(text)
    assert article is not None
    assert SENTENCES[0] in article.text


def test_nesting_below_the_limit_is_cut_off_with_a_warning():
    article = read_text(html(BODY + "<div>" * 1000 + "<p>" + SENTENCES[0] + "再说一遍</p>"))
    assert "truncated" in [found.code for found in article.warnings]
    assert "再说一遍" not in article.text


def test_nodes_over_the_limit_are_cut_off_with_a_warning():
    raw = html(BODY + "<p>短句。</p>" * 2000).encode()
    article = extract(read_page(raw), limits=Limits(nodes=500))
    assert "truncated" in [found.code for found in article.warnings]
    assert article.text.count("短句") < 250


def test_a_tag_of_200_kb_of_attributes():
    assert hostile(html(BODY + "<div " + " ".join(f"a{n}=1" for n in range(20_000)) + ">字</div>")) is not None
    assert hostile(html(BODY + f"<div class='{'x ' * 100_000}'>字</div>")) is not None
    assert hostile(html(BODY + f"<div style='{'display ' * 25_000}'>字</div>")) is not None


def test_a_line_of_2_mb():
    article = hostile("维兰代表团说，会谈继续。" * 170_000)
    assert article is not None
    assert hostile("<p>" + "维兰代表团说，会谈继续。" * 170_000) is not None
    assert hostile("<p>" + "The delegation will meet again. " * 30_000) is not None


@pytest.mark.parametrize("char", list("(（【[「『“”'\"《<>。，：:;；?!—-·|丨#*→=&%©0一 "))
def test_a_page_of_one_mark(char):
    hostile(char * 100_000)
    hostile(html("<p>" + char * 50_000 + "</p>"))


@pytest.mark.parametrize(
    "piece", ["（“", "【02:45】", "?;", "战(zhàn)", "2031-09-10 ", "来源：", "1-1 ", "(记者", "——", "&#", "<!--", "]]>"]
)
def test_a_page_of_one_piece(piece):
    hostile(piece * 20_000)
    hostile(html("<p>" + piece * 20_000 + "</p>"))
    hostile((piece + "\n") * 5_000)


def test_thousands_of_links():
    links = "".join(f"<a href=/{n}>内海新闻第{n}条的题目写在这里</a> " for n in range(20_000))
    article = hostile(html(below=f"<div>{links}</div>"))
    assert article is not None
    assert SENTENCES[-1] in article.text
    assert "第19999条" not in article.text


def test_thousands_of_lines_of_text():
    article = hostile(TITLE + "\n\n" + "\n".join(f"第{n}条：维兰代表团说，会谈继续。" for n in range(20_000)))
    assert article is not None


def test_many_headlines_in_the_head():
    heads = json.dumps([{"headline": f"内海新闻第{n}条的题目写在这里"} for n in range(90)], ensure_ascii=False)
    head = f'<script type="application/ld+json">{heads}</script>' * 5
    assert hostile(html(BODY + "<h2>内海旧闻的题目写在这里</h2>" * 300, head=head)) is not None


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>题</title></head></html>",
        "<p></p><p></p><p></p>",
        "首页\n国际\n财经\n",
    ],
)
def test_a_page_without_an_article_is_refused(page):
    with pytest.raises(BadPage) as caught:
        read(page.encode(), path="empty.html")
    assert caught.value.code == "no-article"
    assert str(caught.value).startswith("empty.html: ")


# Small pages whose fields belong to no one module


def test_blocks_have_their_kinds():
    body = (
        f"<p>{SENTENCES[0]}</p><figure><img><figcaption>代表团步入会场。海岳社记者 柏以宁 摄</figcaption></figure>"
        f"<h2>热线开通的时间</h2><p>{SENTENCES[1]}</p><ul><li>{SENTENCES[2]}</li></ul><p><strong>下一步</strong></p><p>{SENTENCES[3]}</p>"
    )
    assert kinds(read_text(html(body))) == [
        ("title", TITLE),
        ("paragraph", SENTENCES[0]),
        ("caption", "代表团步入会场。海岳社记者 柏以宁 摄"),
        ("heading", "热线开通的时间"),
        ("paragraph", SENTENCES[1]),
        ("list-item", SENTENCES[2]),
        ("heading", "下一步"),
        ("paragraph", SENTENCES[3]),
    ]


def test_an_ad_sentence_inside_a_paragraph_is_cut_out_and_kept():
    body = BODY.replace("</p>", "扫描二维码关注我们。</p>", 1)
    article = read_text(html(body))
    assert "二维码" not in article.text
    assert SENTENCES[0] in article.text
    assert [(piece.kind, piece.text) for piece in article.furniture] == [("promo", "扫描二维码关注我们。")]


def test_the_text_keeps_the_pages_own_characters():
    article = read_text(
        html(
            "<p>維蘭總統說：「２１天」，İ and Ａ，臺灣與台灣。維蘭與凱沃的代表團十日在阿茲雷會面，會談持續五個小時。</p>"
            + BODY
        )
    )
    assert "維蘭總統說：「２１天」，İ and Ａ，臺灣與台灣。" in article.text


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        (html(), "zh", "hans"),
        (html("<p>" + "維蘭與凱沃的代表團十日在阿茲雷會面，會談持續五個小時，雙方對停火的範圍說法不一。" * 4 + "</p>", title="維凱會談"), "zh", "hant"),
        (html("<p>" + "The two delegations met in Azre for five hours and will meet again next week. " * 5 + "</p>", title="Talks in Azre"), "en", None),
        (html("<p>" + "Делегации Велана и Кайвора встретились в Азре и договорились продолжить переговоры. " * 5 + "</p>", title="Переговоры в Азре"), "ru", None),
    ],
    ids=["hans", "hant", "en", "ru"],
)  # fmt: skip
def test_language_and_script(text, language, script):
    article = read_text(text)
    assert (article.language, article.script) == (language, script)


def test_the_id_is_that_of_the_text():
    one, other = read_text(html()), read_text(html(below="<div class='footer'>版权所有</div>"))
    assert one.id == other.id
    assert re.fullmatch(r"a-[0-9a-f]{16}", one.id)
    assert read_text(html(BODY + f"<p>{SENTENCES[0]}又及。</p>")).id != one.id


def test_an_article_that_stands_only_in_the_pages_data():
    data = json.dumps({"props": {"article": {"title": TITLE, "content": BODY}}}, ensure_ascii=False).replace(
        "<", "\\u003c"
    )
    page = f"<html><head><title>{TITLE}</title></head><body><div id=app></div><script type='application/json'>{data}</script></body></html>"
    article = read_text(page)
    assert all(sentence in article.text for sentence in SENTENCES)
