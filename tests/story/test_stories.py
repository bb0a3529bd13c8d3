"""Pages -> stories."""

import random

from hypothesis import given
from hypothesis import strategies as st

from account.pages import KAIVOR, MILSAN, TALVEN, VEYLAN, Page, entity
from parley.model import ArticleWarning
from parley.story.make import make_story

OTHER = "state/other"


def state(ident):
    return entity(ident, kind="state")


def parts(*pages):
    return [set(ids) for ids in make_story([page.make() for page in pages]).parts]


def deal(ident, one, other, published="2031-09-10", **given):
    page = Page(
        ident, published=published, entities=(state(OTHER), state(KAIVOR), state(VEYLAN), state(MILSAN)), **given
    )
    return page.line(f"{ident}双方商定停火").term("ceasefire", "agree", one, other)


def test_pages_of_one_pair_are_one_story_and_of_another_another():
    pages = (deal("a-1", VEYLAN, KAIVOR), deal("a-2", KAIVOR, VEYLAN), deal("a-3", MILSAN, OTHER))
    assert parts(*pages) == [{"a-1", "a-2"}, {"a-3"}]


def test_half_a_year_later_the_same_pair_is_another_story():
    assert len(parts(deal("a-1", VEYLAN, KAIVOR), deal("a-2", VEYLAN, KAIVOR, published="2032-09-10"))) == 2


def test_a_call_and_a_term_of_one_pair_are_one_story():
    call = Page("a-2").line("通话").event("consult", TALVEN, KAIVOR)
    assert parts(deal("a-1", VEYLAN, KAIVOR), call) == [{"a-1", "a-2"}]


def test_a_page_without_parties_is_alone_and_pages_of_one_text_are_together():
    bare = Page("a-2").line("今日天气晴。")
    assert parts(deal("a-1", VEYLAN, KAIVOR), bare) == [{"a-1"}, {"a-2"}]
    words = "维兰总统府宣布停火自十二日零时起生效，为期二十一天，范围包括港口和发电设施，双方代表团十日起在阿兹雷会谈。"
    assert parts(Page("a-3", title="甲").line(words), Page("a-4", title="乙").line(words)) == [{"a-3", "a-4"}]


def test_a_page_of_one_party_belongs_to_the_one_story_that_tells_of_it():
    lone = Page("a-3").line("凯沃拒绝停火").term("ceasefire", "reject", KAIVOR)
    assert parts(deal("a-1", VEYLAN, KAIVOR), lone) == [{"a-1", "a-3"}]
    assert len(parts(deal("a-1", VEYLAN, KAIVOR), deal("a-2", MILSAN, KAIVOR), lone)) == 3


def test_a_bulletin_joins_only_what_its_records_pair():
    notice = (ArticleWarning(code="multi-topic", message="several topics", evidence=()),)
    bulletin = deal("a-3", VEYLAN, KAIVOR, warnings=notice)
    bulletin.term("ceasefire", "demand", MILSAN).term("ceasefire", "demand", MILSAN)
    pages = (deal("a-1", VEYLAN, KAIVOR), deal("a-2", MILSAN, VEYLAN), bulletin)
    assert parts(*pages) == [{"a-1", "a-3"}, {"a-2"}]


@given(st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(shuffler: random.Random):
    pages = [
        deal("a-1", VEYLAN, KAIVOR),
        deal("a-2", VEYLAN, KAIVOR, published="2031-12-01"),
        deal("a-3", MILSAN, OTHER),
    ]
    codings = [page.make() for page in pages]
    expected = make_story(codings).parts
    shuffler.shuffle(codings)
    assert make_story(codings).parts == expected
