"""Origin groups: reprints of one text are one witness, different texts of one agency are two."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.build import article_of
from factory import make_source
from parley.model import Coding, Origin, Outlet, Stamp, Story, json_from_record
from parley.story.make import make_story

_WIRE = [
    "维兰和凯沃代表团十日在阿兹雷会谈，这是七个月来的第一次。",
    "会谈持续约五个小时，没有签署任何文件。",
    "双方商定十八日上午在原地举行下一轮会谈。",
    "会谈由米尔桑外交大臣主持，两国代表团团长出席。",
    "米尔桑海岸警卫队说，换人定于十一日在中线附近进行。",
    "除各八十六人外，凯方还将移交九名患病渔民。",
]
_OTHER = [
    "首批三艘运粮船十二日驶离因塞港，港口安静了七个月。",
    "保险公司表示，战争险费率只下降了一成左右。",
    "渔民合作社还没有接到可以出海的通知。",
    "当天没有任何一方报告港口遭到袭击。",
]
_HANT = str.maketrans(
    "维兰凯团谈这来个签设双举轮长警卫队说线进别将患渔没时续约议换于国",
    "維蘭凱團談這來個簽設雙舉輪長警衛隊說線進別將患漁沒時續約議換於國",
)


def coding_of(sentences: list[str], **given: Any) -> Coding:
    text = "\n".join(sentences)
    article = article_of(text, title=given.pop("title", "标题"))
    fields = {name: getattr(article, name) for name in article.__struct_fields__}
    fields["id"] = given.pop("id")
    fields["source"] = make_source(path=f"{fields['id']}.html")
    fields["published"] = Stamp(value=given.pop("published", "2031-09-10"), exact="x", found_in="stamp")
    fields["outlet"] = Outlet(name=given.pop("outlet", None), id=None, evidence="x")
    origin = given.pop("origin", None)
    fields["origin"] = Origin(name=origin, id=None, dateline=None, credited_as=None, evidence="x") if origin else None
    return Coding(**fields | given)


def groups_of(story: Story) -> list[set[str]]:
    return [set(group.articles) for group in story.origin_groups]


@pytest.mark.parametrize(
    "copy",
    [
        _WIRE,
        _WIRE[:4],
        [*_WIRE, *_OTHER[:2]],
        [sentence.translate(_HANT) for sentence in _WIRE],
        [*_WIRE[:2], "双方商定二十日上午在原地举行下一轮会谈。", *_WIRE[3:]],
        ["".join(_WIRE[:3]), "".join(_WIRE[3:])],
        ["编者按：以下为转载。", *_WIRE],
    ],
    ids=["same", "shortened", "lengthened", "traditional", "one-word-changed", "merged-paragraphs", "with-a-note"],
)
def test_reprints_are_one_group(copy: list[str]) -> None:
    first = coding_of(_WIRE, id="a-1", published="2031-09-10", outlet="申纬社", origin="申纬社")
    second = coding_of(copy, id="a-2", published="2031-09-11", title="另一个标题", outlet="东澜网", origin="申纬社")
    other = coding_of(_OTHER, id="a-3", published="2031-09-12", outlet="申纬社", origin="申纬社")
    story = make_story([other, second, first])
    assert [group.articles for group in story.origin_groups] == [("a-1", "a-2"), ("a-3",)]
    assert [group.id for group in story.origin_groups] == ["o1", "o2"]
    reprint = story.origin_groups[0].reprints[0]
    assert (reprint.article, reprint.of) == ("a-2", "a-1")
    assert reprint.resemblance >= 0.6


def test_a_shared_credit_or_a_shared_sentence_is_no_reprint() -> None:
    one = coding_of(_WIRE, id="a-1", origin="申纬社")
    two = coding_of([*_OTHER, _WIRE[0]], id="a-2", origin="申纬社")
    assert groups_of(make_story([one, two])) == [{"a-1"}, {"a-2"}]


def test_short_notices_are_one_group_only_when_they_are_the_same() -> None:
    words = [
        "维兰总统府宣布，停火自十二日零时起生效，为期二十一天，范围包括港口和发电设施，双方代表团十日起在阿兹雷会谈。"
    ]
    same = [coding_of(words, id="a-1"), coding_of(words, id="a-2")]
    assert len(make_story(same).origin_groups) == 1
    assert len(make_story([same[0], coding_of(["停火生效，双方都没有报告袭击。"], id="a-3")]).origin_groups) == 2


def test_the_original_is_the_page_whose_host_wrote_it() -> None:
    early = coding_of(_WIRE, id="a-1", published="2031-09-09", outlet="东澜网", origin="申纬社")
    own = coding_of(_WIRE, id="a-2", published="2031-09-10", outlet="申緯社", origin="申纬社")
    late = coding_of(_WIRE, id="a-3", published="2031-09-11", outlet="藍礁", origin="申緯社")
    group = make_story([late, early, own]).origin_groups[0]
    assert group.articles == ("a-2", "a-1", "a-3")
    assert group.label == "申纬社"


def test_a_page_given_twice_counts_once_in_its_group() -> None:
    page = coding_of(_WIRE, id="a-1")
    story = make_story([page, page])
    assert len(story.codings) == 2
    assert story.origin_groups[0].articles == ("a-1",)
    assert story.origin_groups[0].label == "a-1.html"


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(shuffler: random.Random) -> None:
    pages = [
        coding_of(_WIRE, id="a-1", published="2031-09-10T08:00+08:00", origin="申纬社"),
        coding_of(_WIRE[:4], id="a-2", published="2031-09-10T00:30Z"),
        coding_of(_WIRE[2:], id="a-3", published="2031-09-10"),
        coding_of(_OTHER, id="a-4", published="2031-09-10T09:00"),
        coding_of([*_OTHER, _WIRE[0]], id="a-5", published="2031-09-12"),
        coding_of([], id="a-6"),
        coding_of([], id="a-7"),
    ]
    expected = json_from_record(make_story(pages))
    shuffler.shuffle(pages)
    assert json_from_record(make_story(pages)) == expected


def test_a_thousand_reprints_are_one_group() -> None:
    pages = [coding_of(_WIRE[: 3 + number % 4], id=f"a-{number:04}") for number in range(1000)]
    story = make_story(pages)
    assert len(story.origin_groups) == 1
    assert len(story.origin_groups[0].articles) == 1000


def test_many_different_pages_stay_apart() -> None:
    pages = [
        coding_of(
            [f"第{number}号公告说明的事情与第{number * 7}号无关{word}。" for word in "甲乙丙丁"], id=f"a-{number:04}"
        )
        for number in range(300)
    ]
    assert len(make_story(pages).origin_groups) == 300
