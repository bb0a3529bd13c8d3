"""What holds for every account: order, repetition, reprints, strange dates, pages of several stories, evidence."""

import random
from itertools import chain

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from account.pages import (
    DOREZIN,
    K_OFFICE,
    KAIVOR,
    MILSAN,
    TALVEN,
    V_OFFICE,
    VEYLAN,
    Page,
    account_of,
    entity,
)
from parley.model import Account, Coding, json_from_record, record_from_json
from parley.render import render_brief


def story():
    """Four pages of one story, with records of every kind."""
    first = Page("a-1").say(V_OFFICE, "维兰总统府说，两国同意停止袭击能源和基础设施30天。")
    first.term(
        "ceasefire", "agree", VEYLAN, KAIVOR, target="energy-and-infrastructure", duration="P30D", starts="2031-09-12"
    )
    first.line("塔尔文同多雷辛通话。").event("consult", TALVEN, DOREZIN, when="2031-09-10T10:00-04:00", mode="phone")
    second = Page("a-2", published="2031-09-11").say(K_OFFICE, "凯沃总理府说，凯沃接受停止袭击能源设施。")
    second.term("ceasefire", "accept", KAIVOR, target="energy").line("双方18日再谈。").time("18日", "2031-09-18")
    second.event("consult", VEYLAN, KAIVOR, when="2031-09-18", status="scheduled")
    third = Page("a-3", published=None).say(TALVEN, "塔尔文说，是凯沃先打电话求谈。", act="claim")
    third.term("talks", "demand", KAIVOR).say(DOREZIN, "多雷辛否认有关说法，指会谈是维兰要求。", act="deny")
    fourth = Page("a-4", published="2031-09-19").line("双方会谈。").event("consult", VEYLAN, KAIVOR, when="2031-09-18")
    return [page.make() for page in (first, second, third, fourth)]


def evidence(account: Account):
    lines = chain(account.timeline, account.statements, account.next, *(row.positions for row in account.ledger))
    versions = (version for one in account.differences for version in one.versions)
    return [span for line in chain(lines, versions) for span in line.evidence]


def check(account: Account, codings: list[Coding]) -> None:
    texts = {coding.id: coding.text for coding in codings}
    assert all(texts[span.article][span.start : span.end] == span.exact for span in evidence(account))
    assert record_from_json(json_from_record(account), Account) == account
    for form in ("text", "md", "html"):
        assert render_brief(account, form=form)


@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_the_order_of_pages_and_repeats_change_no_byte_but_the_list_of_pages(shuffler: random.Random, again: int):
    pages = story()
    expected = account_of(*pages)
    given_twice = [*pages, pages[again]]
    shuffler.shuffle(pages)
    assert json_from_record(account_of(*pages)) == json_from_record(expected)
    shuffler.shuffle(given_twice)
    twice = account_of(*given_twice)
    same = msgspec.structs.replace(twice, articles=expected.articles)
    assert json_from_record(same) == json_from_record(expected)
    assert len(twice.articles) == len(expected.articles) + 1


def test_a_whole_story_has_every_part_and_evidence_for_it():
    made = account_of(*story())
    check(made, story())
    assert made.story.parties == (KAIVOR, VEYLAN)
    assert {one.kind for one in made.differences} == {"scope", "status"}
    assert [line.status for line in made.next] == ["scheduled", "fulfilled"] or made.next
    assert made.layers[3:] == ("statements", "events", "provisions", "ledger", "differences", "next")


def test_a_thousand_reprints_are_one_witness():
    words = "维兰总统府说，两国同意自十二日起停止袭击能源和基础设施三十天，代表团将在阿兹雷会谈，讨论监督停火的办法和交换被扣的渔船船员。"
    pages = [
        Page(f"a-{n:04}", published=f"2031-09-{10 + n % 5}", title=f"题{n}")
        .say(V_OFFICE, words)
        .term("ceasefire", "agree", VEYLAN, KAIVOR, target="energy")
        for n in range(1000)
    ]
    made = account_of(*pages)
    assert len(made.origin_groups) == 1
    assert made.ledger[0].positions[0].reported_by == ("o1",)
    assert len(made.ledger[0].positions) == 2
    assert len(made.statements) == 1
    assert made.stories == ()


def test_unrelated_stories_stay_apart_and_the_sheet_says_which_page_is_alone():
    other = Page("b-1", published="2031-09-10", entities=(entity("state/other", kind="state"),)).line(
        "米尔桑和另一国商定停火"
    )
    other.term("ceasefire", "agree", MILSAN, "state/other", target="general")
    bare = Page("c-1").line("今日天气晴。")
    made = account_of(*story(), other, bare)
    assert [len(part.articles) for part in made.stories] == [4, 1, 1]
    assert sorted(row.family or "" for row in made.ledger if row.topic == "ceasefire") == ["general", "partial"]
    sheet = render_brief(made)
    assert "这些页面不止一件事" in sheet
    assert "与其他页面没有共同的事件、条款或当事方" in sheet
    assert "More than one story" in render_brief(made, language="en")
    assert account_of(*story()).stories == ()


def test_a_story_of_one_page_and_of_none():
    (one, *_) = story()
    check(account_of(one), [one])
    assert account_of(one).stories == ()
    empty = account_of()
    assert (empty.ledger, empty.next, empty.differences, empty.stories) == ((), (), (), ())
    assert render_brief(empty, form="html")


def test_pages_without_dates_and_of_the_far_future_are_told():
    undated = [msgspec.structs.replace(page, published=None) for page in story()]
    made = account_of(*undated)
    check(made, undated)
    assert (made.story.first, made.story.last) == (None, None)
    assert all(line.status in {"scheduled", "fulfilled"} for line in made.next)
    future = (
        Page("a-9", published="9999-12-31")
        .line("停火")
        .term("ceasefire", "agree", VEYLAN, KAIVOR, starts="9999-12-31", duration="P30D")
    )
    future.event("consult", VEYLAN, KAIVOR, when="9999-12-31T23:59-12:00", status="scheduled")
    far = account_of(future)
    check(far, [future.make()])
    assert far.ledger[0].ends is None


def test_a_page_that_contradicts_itself_is_told_as_it_is():
    page = (
        Page("a-1")
        .say(V_OFFICE, "维兰总统府说停火30天。")
        .term("ceasefire", "agree", VEYLAN, KAIVOR, duration="P30D", target="general")
    )
    page.say(V_OFFICE, "维兰总统府又说停火14天。").term(
        "ceasefire", "agree", VEYLAN, KAIVOR, duration="P14D", target="general"
    )
    page.term("ceasefire", "reject", VEYLAN, target="general")
    made = account_of(page)
    assert made.differences == (), "one teller is one account"
    assert {one.duration for one in made.ledger[0].positions} == {"P30D", "P14D", None}
    assert made.ledger[0].status in {"rejected", "agreed"}


TOPICS = ("ceasefire", "talks", "trade-measures", "prisoner-exchange", "other")
STANCES = (
    "propose",
    "agree",
    "accept",
    "reject",
    "deny",
    "commit",
    "consider",
    "condition",
    "accuse-violation",
    "extend",
)
DATES = ("2031-09-10", "2031-09-10T23:00+08:00", "2031-W37", "2031-09", "2031-09-31", "9999-12-31", "x", None)


@st.composite
def any_page(draw, ident):
    page = Page(ident, published=draw(st.sampled_from(("2031-09-10", "2031-09-12T08:00Z", None, "x"))))
    for number in range(draw(st.integers(0, 4))):
        speaker = draw(st.sampled_from((V_OFFICE, K_OFFICE, TALVEN, DOREZIN)))
        act = draw(st.sampled_from(("say", "deny", "accuse")))
        page.say(
            speaker,
            draw(st.sampled_from(("双方同意停火30天", "予以否认", "没有取得突破的会谈", "只限港口", "全部设施")))
            + str(number),
            act=act,
        )
        holders = draw(st.sets(st.sampled_from((VEYLAN, KAIVOR, MILSAN)), min_size=1).map(sorted))
        page.term(
            draw(st.sampled_from(TOPICS)),
            draw(st.sampled_from(STANCES)),
            *holders,
            starts=draw(st.sampled_from(DATES)),
            duration=draw(st.sampled_from(("P30D", "P1M", "PT72H", "x", None))),
            when=draw(st.sampled_from(DATES)),
            target=draw(st.sampled_from(("energy", "general", "energy-and-infrastructure", None))),
        )
        page.event(
            draw(st.sampled_from(("consult", "cooperate", "assault"))),
            *holders,
            when=draw(st.sampled_from(DATES)),
            status=draw(st.sampled_from(("happened", "scheduled", "cancelled", "denied", "planned"))),
        )
    return page.make()


@settings(max_examples=60)
@given(st.tuples(*(any_page(f"a-{n}") for n in range(3))), st.randoms(use_true_random=False))
def test_any_records_make_an_account_that_holds(pages, shuffler):
    made = account_of(*pages, zone="Asia/Taipei", as_of="2031-09-15")
    check(made, list(pages))
    mixed = list(pages)
    shuffler.shuffle(mixed)
    assert json_from_record(account_of(*mixed, zone="Asia/Taipei", as_of="2031-09-15")) == json_from_record(made)
