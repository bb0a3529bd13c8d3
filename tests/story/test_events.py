"""Which tellings of an event are one: other zones, names and precision; not other people, ways or numbers."""

from account.pages import DOREZIN, K_OFFICE, KAIVOR, MILSAN, OSK, TALVEN, V_OFFICE, VEYLAN, Page
from parley.model import Quantity
from parley.story.make import make_story


def groups(*pages):
    story = make_story([page.make() for page in pages])
    return [[told.article for told in event.records] for event in story.events]


def call(ident, words, when, *sides, **given):
    return Page(ident, published="2031-09-11").line(words).event("consult", *sides, when=when, mode="phone", **given)


def test_one_call_in_three_zones_and_two_precisions_is_one_event():
    pages = (
        call("a-1", "塔尔文十日上午同多雷辛通话。", "2031-09-10T10:00-04:00", TALVEN, DOREZIN),
        call("a-2", "两国领导人晚上十点通电话。", "2031-09-10T22:00+08:00", VEYLAN, KAIVOR),
        call("a-3", "周三通话", "2031-09-10", V_OFFICE, K_OFFICE),
    )
    assert groups(*pages) == [["a-1", "a-2", "a-3"]]


def test_another_day_another_person_or_another_way_is_another_event():
    first = call("a-1", "塔尔文同多雷辛通话。", "2031-09-10", TALVEN, DOREZIN)
    assert len(groups(first, call("a-2", "塔尔文同多雷辛通话。续", "2031-09-12", TALVEN, DOREZIN))) == 2
    assert len(groups(first, call("a-3", "奥斯克同多雷辛通话。", "2031-09-10", OSK, DOREZIN))) == 2
    met = Page("a-4").line("塔尔文会见多雷辛。").event("consult", TALVEN, DOREZIN, when="2031-09-10", mode="meeting")
    assert len(groups(first, met)) == 2


def test_an_event_without_a_day_needs_like_words_and_a_near_page():
    one = Page("a-1").line("维兰和凯沃代表团举行了技术会谈。").event("consult", VEYLAN, KAIVOR)
    same = Page("a-2", published="2031-09-12").line("凯沃和维兰代表团举行了技术会谈").event("consult", KAIVOR, VEYLAN)
    other = Page("a-3").line("双方谈到渔业。").event("consult", VEYLAN, KAIVOR)
    late = Page("a-4", published="2031-12-12").line("维兰和凯沃代表团举行了技术会谈。").event("consult", VEYLAN, KAIVOR)
    assert groups(one, same) == [["a-1", "a-2"]]
    assert len(groups(one, other)) == 2
    assert len(groups(one, late)) == 2


def test_an_exchange_and_a_release_by_both_sides_are_one_unless_the_numbers_differ():
    def swap(ident, type_, mode, number):
        people = (Quantity(value=number, unit="人", bound="exact"),)
        words = f"维兰和凯沃各放{number}人。"
        return Page(ident).line(words).event(type_, VEYLAN, KAIVOR, when="2031-09-11", mode=mode, quantities=people)

    assert groups(swap("a-1", "cooperate", "exchange", 86), swap("a-2", "retreat", "release", 86)) == [["a-1", "a-2"]]
    assert len(groups(swap("a-1", "cooperate", "exchange", 86), swap("a-2", "retreat", "release", 9))) == 2


def test_a_copy_that_names_others_tells_the_same_event():
    one = (
        Page("a-1")
        .line("各方27日在阿兹雷重开谈判")
        .event("consult", VEYLAN, KAIVOR, when="2031-09-27", status="scheduled")
    )
    copy = Page("a-2").line("各方27日在阿兹雷重开谈判").event("consult", MILSAN, when="2031-09-27", status="scheduled")
    assert groups(one, copy) == [["a-1", "a-2"]]


def test_an_event_announced_and_held_is_one_with_two_states():
    before = call("a-1", "双方定于十二日通话。", "2031-09-12", VEYLAN, KAIVOR, status="scheduled")
    after = call("a-2", "两国领导人通话。", "2031-09-12", TALVEN, DOREZIN)
    assert groups(before, after) == [["a-1", "a-2"]]
