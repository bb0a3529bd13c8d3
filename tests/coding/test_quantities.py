"""Quantities: number, unit, bound and role; the sentences are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.coding.quantities import find_quantities


def told(text: str) -> list[tuple[object, ...]]:
    return [(one.exact, it.value, it.unit, it.bound, it.role) for one, it in find_quantities(text, 0, len(text))]


def brief(text: str) -> list[tuple[object, ...]]:
    return [(it.value, it.unit, it.bound) for _, it in find_quantities(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("维兰释放2500名战俘", [(2500, "人", "exact")]),
        ("总计2,870万吨粮食", [(28_700_000, "吨", "exact")]),
        ("投资1.5亿美元,另有26亿元", [(150_000_000, "美元", "exact"), (2_600_000_000, "元", "exact")]),
        ("關稅由145%降至30%", [(145, "%", "exact"), (30, "%", "exact")]),
        ("百分之三十的渔港,百分之二点五", [(30, "%", "exact"), (2.5, "%", "exact")]),
        ("三成村庄,两成半船只,三分之二船员,半数居民", [(30, "%", "exact"), (25, "%", "exact"), (66.67, "%", "exact"), (50, "%", "exact")]),
        ("上调2个百分点", [(2, "percentage-point", "exact")]),
        ("十五艘渔船和三架无人机", [(15, "艘", "exact"), (3, "架", "exact")]),
        ("五点共识,15种药品,三项条件", [(5, "点", "exact"), (15, "种", "exact"), (3, "项", "exact")]),
        ("一名士兵和一位船长", [(1, "人", "exact"), (1, "人", "exact")]),
        ("停火30日,90分钟后又延长72小时", [(30, "day", "exact"), (90, "minute", "exact"), (72, "hour", "exact")]),
        ("300公里以内,20海里左右", [(300, "公里", "at-most"), (20, "海里", "about")]),
        ("27国代表", [(27, "国", "exact")]),
        ("逾10万民众被疏散", [(100_000, "人", "more-than")]),
    ],
)  # fmt: skip
def test_find_quantities_reads_number_and_unit(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("至少40人", "at-least"), ("不少于40人", "at-least"), ("40人以上", "at-least"), ("超过40人", "more-than"),
        ("逾40人", "more-than"), ("40多人", "more-than"), ("40余人", "more-than"), ("约40人", "about"), ("近40人", "about"),
        ("40人左右", "about"), ("不到40人", "less-than"), ("不足40人", "less-than"), ("至多40人", "at-most"),
        ("最多40人", "at-most"), ("不超过40人", "at-most"), ("40人", "exact"),
    ],
)  # fmt: skip
def test_find_quantities_reads_the_bound(text, bound):
    assert brief(text) == [(40, "人", bound)]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("数千名士兵", 1000, "about"), ("數十萬難民", 100_000, "about"), ("几十人", 10, "about"), ("千余名平民", 1000, "more-than"),
        ("上百人", 100, "about"), ("近百架", 100, "about"),
    ],
)  # fmt: skip
def test_find_quantities_gives_vague_plurals_their_lowest_magnitude(text, value, bound):
    (found,) = brief(text)
    assert (found[0], found[2]) == (value, bound)


def test_find_quantities_reads_exchanges_as_so_many_from_each_side():
    assert told("双方以175人交换175人") == [
        ("175人", 175, "人", "exact", "each-side"),
        ("175人", 175, "人", "exact", "each-side"),
    ]
    assert [row[4] for row in told("双方以175换175")] == ["each-side", "each-side"]
    assert told("两国互换300名战俘")[0][4] == "each-side"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("双方各释放25名船员", "each-side"), ("每方交出25名船员", "each-side"), ("双方各自交出至少25名船员", "each-side"),
        ("共25名船员", "total"), ("总计25名船员", "total"), ("25名船员", None), ("各方均同意,25名船员获释", None),
    ],
)  # fmt: skip
def test_find_quantities_reads_the_role(text, role):
    assert told(text)[-1][4] == role


@pytest.mark.parametrize(
    "text",
    [
        "2031年9月9日16时",
        "第三名",
        "第15种",
        "一个建议",
        "一些人",
        "两国",
        "三方",
        "统一个人意见",
        "万一",
        "9号楼",
        "30日举行",
        "电话2870",
        "上午10点起",
        "9日10点",
        "两位总统",
        "二人通话",
    ],
)
def test_find_quantities_leaves_out_dates_ordinals_and_articles(text):
    assert told(text) == []


def test_find_quantities_counts_offsets_in_the_whole_text():
    text = "会谈。双方换囚25名。"
    ((evidence, _),) = find_quantities(text, 3, len(text))
    assert text[evidence.start : evidence.end] == evidence.exact == "25名"


def test_find_quantities_gives_those_that_stand_wholly_in_the_stretch():
    text = "双方换囚25名,移交6具遗体,另有3艘船。"
    start, end = text.index("移交"), text.index("3艘") + 1
    assert [one.exact for one, _ in find_quantities(text, start, end)] == ["6具"]


@given(
    st.text(
        alphabet="0123456789,. 一二三十百千万亿两半数几多余各共约近逾至少名人个种吨%成分之换停火日天年月第", max_size=40
    ),
    st.data(),
)
def test_find_quantities_is_sound_for_any_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    found = find_quantities(text, start, len(text))
    last = start
    for evidence, _ in found:
        assert evidence.start >= last
        assert text[evidence.start : evidence.end] == evidence.exact
        last = evidence.end
