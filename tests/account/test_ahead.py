"""What comes next, as of a moment."""

import pytest

from account.pages import DOREZIN, K_OFFICE, KAIVOR, MILSAN, TALVEN, VEYLAN, Page, account_of


def ahead(*pages, as_of=None):
    return [(line.status, line.when.value if line.when else None) for line in account_of(*pages, as_of=as_of).next]


def talks(
    ident="a-1", published="2031-09-10", when="2031-09-18", status="scheduled", words="双方商定18日再谈。", **given
):
    return (
        Page(ident, published=published).line(words).event("consult", VEYLAN, KAIVOR, when=when, status=status, **given)
    )


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2031-09-17", "scheduled"), ("2031-09-18T09:00+08:00", "due"), ("2031-09-19", "overdue")],
)
def test_what_is_dated_is_scheduled_due_or_overdue(as_of, status):
    assert ahead(talks(), as_of=as_of) == [(status, "2031-09-18")]


def test_without_a_moment_the_last_page_is_the_moment():
    assert ahead(talks(), Page("a-2", published="2031-09-20").line("无关")) == [("overdue", "2031-09-18")]


def test_what_a_later_page_tells_as_held_is_fulfilled_and_what_it_calls_off_missed():
    held = talks("a-2", "2031-09-19", status="happened", words="双方18日会谈。")
    off = talks("a-3", "2031-09-19", status="cancelled", words="18日的会谈取消。")
    assert ahead(talks(), held) == [("fulfilled", "2031-09-18")]
    assert ahead(talks(), off) == [("missed", "2031-09-18")]


def test_a_later_page_that_tells_it_in_other_words_fulfils_it_too():
    swap = (
        Page("a-1")
        .line("各释放86人")
        .event("retreat", VEYLAN, KAIVOR, when="2031-09-12", status="scheduled", mode="release")
    )
    done = Page("a-2", published="2031-09-13").line("战俘交换完成，多方在场")
    done.event("cooperate", VEYLAN, KAIVOR, MILSAN, when="2031-09-12", mode="exchange")
    assert ahead(swap, done) == [("fulfilled", "2031-09-12")]


def test_what_lay_behind_when_it_was_told_is_not_to_come():
    assert ahead(talks(when="2031-09-01", words="双方原定1日会谈。")) == []


def test_a_page_that_tells_it_announced_and_held_has_nothing_to_come():
    page = talks().event("consult", VEYLAN, KAIVOR, when="2031-09-18", words="双方商定18日再谈。")
    assert ahead(page) == []


def test_one_day_with_two_parties_each_is_two_lines():
    page = Page("a-1").line("他将分别通话").event("consult", TALVEN, DOREZIN, when="2031-09-12", status="scheduled")
    page.event("consult", TALVEN, MILSAN, when="2031-09-12", status="scheduled")
    assert ahead(page) == [("scheduled", "2031-09-12")] * 2


def test_the_end_of_a_running_term_is_to_come_and_of_a_refused_one_is_not():
    def term(stance, *others):
        page = Page("a-1").line("停火三十天")
        page.term("ceasefire", stance, VEYLAN, KAIVOR, starts="2031-09-12", duration="P30D")
        for other in others:
            page.line("以后").term("ceasefire", other, VEYLAN, KAIVOR, when="2031-09-11")
        return page

    made = account_of(term("agree"))
    assert [(line.about, line.when.value) for line in made.next] == [(made.ledger[0].id, "2031-10-12")]
    assert ahead(term("agree", "withdraw")) == []


def test_a_deadline_named_by_a_stance_is_to_come_once():
    page = Page("a-1").line("凯沃要求维兰在9月20日前撤军").time("9月20日", "2031-09-20")
    page.term("withdrawal", "demand", KAIVOR)
    again = Page("a-2", published="2031-09-11").line("凯沃重申维兰须于9月20日前撤军").time("9月20日", "2031-09-20")
    again.term("withdrawal", "demand", KAIVOR, toward=(VEYLAN,))
    (line,) = account_of(page, again).next
    assert (line.status, line.when.value, len(line.evidence)) == ("scheduled", "2031-09-20", 2)


def test_a_day_that_was_once_meant_is_no_deadline():
    page = Page("a-1").line("凯沃承诺推迟原定9月20日的措施").time("9月20日", "2031-09-20")
    assert ahead(page.term("trade-measures", "commit", KAIVOR)) == []


def test_a_start_that_came_to_pass_is_fulfilled():
    page = Page("a-1").line("停火自9月12日起").time("9月12日", "2031-09-12")
    page.term("ceasefire", "agree", VEYLAN, KAIVOR, starts="2031-09-12")
    later = Page("a-2", published="2031-09-13").line("停火生效").term("ceasefire", "implement", VEYLAN, KAIVOR)
    assert ahead(page, later) == [("fulfilled", "2031-09-12")]


def test_what_has_no_day_comes_last_and_stays_scheduled():
    page = talks().line("以后还将再谈").event("consult", TALVEN, DOREZIN, status="planned", words="以后还将再谈")
    assert ahead(page, as_of="2032-01-01") == [("overdue", "2031-09-18"), ("scheduled", None)]


def test_parts_of_a_day_stand_in_order():
    page = (
        talks(when="2031-09-18TNI").line("19日访问").event("consult", K_OFFICE, when="2031-09-19", status="scheduled")
    )
    assert [when for _, when in ahead(page)] == ["2031-09-18TNI", "2031-09-19"]
