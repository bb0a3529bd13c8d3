"""Where one speaker's account of a fact is set against another's: denials, corrections, bounds, judgements."""

from account.pages import (
    ANALYSTS,
    DOREZIN,
    K_OFFICE,
    KAIVOR,
    MILSAN,
    OSK,
    PAPER,
    TALVEN,
    V_OFFICE,
    VEYLAN,
    Page,
    account_of,
)
from parley.model import Quantity


def found(*pages):
    return [
        (one.kind, [[span.exact for span in version.evidence] for version in one.versions])
        for one in account_of(*pages).differences
    ]


def test_a_denial_answers_what_stands_before_it():
    page = Page("a-1").say(TALVEN, "塔尔文声称，是凯沃先打电话求谈。", act="claim").term("talks", "demand", KAIVOR)
    page.say(K_OFFICE, "凯沃总理府否认有关说法，指会谈是维兰要求举行。", act="deny").term("talks", "demand", VEYLAN)
    assert found(page) == [
        ("status", [["凯沃总理府否认有关说法，指会谈是维兰要求举行。"], ["塔尔文声称，是凯沃先打电话求谈。"]])
    ]


def test_a_bare_denial_takes_what_its_side_said_before():
    page = (
        Page("a-1").say(K_OFFICE, "凯沃总理府说，两名伤员医生不准上车。").term("prisoner-release", "implement", KAIVOR)
    )
    page.say(V_OFFICE, "维兰总统府指控，两名伤员早已死在战俘营。", act="accuse").term(
        "remains-exchange", "demand", VEYLAN
    )
    page.say(KAIVOR, "凯沃予以否认。", act="deny")
    ((_, versions),) = found(page)
    assert versions[0] == ["凯沃予以否认。", "凯沃总理府说，两名伤员医生不准上车。"]


def test_a_refusal_of_a_proposal_or_of_comment_is_no_denial():
    page = Page("a-1").say(TALVEN, "塔尔文要求凯沃撤军。", act="demand").term("withdrawal", "demand", VEYLAN)
    page.say(K_OFFICE, "凯沃总理府表示从未同意撤军。").term("withdrawal", "reject", KAIVOR)
    assert found(page) == []
    quiet = Page("a-2").say(TALVEN, "塔尔文说凯沃同意撤军。").term("withdrawal", "agree", KAIVOR)
    assert found(quiet.say(K_OFFICE, "凯沃总理府只说不予置评。", act="decline-comment")) == []


def test_a_denial_of_another_matter_answers_nothing():
    page = Page("a-1").say(TALVEN, "塔尔文说凯沃同意撤军。").term("withdrawal", "agree", KAIVOR)
    page.line("另一方面，天气转凉。").line("渔季开始。")
    page.say(DOREZIN, "多雷辛称，从未收过渔业公司的钱。").term("other", "deny", KAIVOR)
    assert found(page) == []


def test_a_spokesman_may_correct_his_own_president():
    page = Page("a-1").say(TALVEN, "塔尔文说，谈不成关税会加到八成。").term("trade-measures", "consider", VEYLAN)
    page.say(OSK, "奥斯克随后澄清，关税加到八成并非最后通牒。", act="deny")
    assert [kind for kind, _ in found(page)] == ["characterisation"]


def test_bounds_are_set_only_against_what_is_wide():
    page = Page("a-1").say(TALVEN, "塔尔文愿意研究把停火扩大到铁路。").term("ceasefire", "consider", VEYLAN)
    page.say(DOREZIN, "多雷辛说，停火本来就包括铁路。").term("ceasefire", "deny", KAIVOR)
    assert [kind for kind, _ in found(page)] == ["scope"]
    plain = Page("a-2").say(TALVEN, "塔尔文说停火从铁路开始。").term("ceasefire", "consider", VEYLAN)
    plain.say(DOREZIN, "多雷辛说，停火仅限铁路。").term("ceasefire", "propose", KAIVOR)
    assert found(plain) == []


def test_what_is_not_yet_settled_is_set_against_what_was_told_as_settled():
    page = Page("a-1").say(TALVEN, "塔尔文透露，下一轮会谈将于六月举行。").term("talks", "agree", VEYLAN, KAIVOR)
    page.say(K_OFFICE, "凯沃总理府表示，会谈时间尚未商定。").term("talks", "deny", KAIVOR)
    assert [kind for kind, _ in found(page)] == ["status"]


def test_a_page_that_says_the_accounts_differ_is_believed():
    people = (Quantity(value=120, unit="人", bound="exact"),), (Quantity(value=150, unit="人", bound="exact"),)
    page = Page("a-1").say(TALVEN, "塔尔文说，提议再换一批战俘，每方120人。")
    page.term("prisoner-exchange", "propose", VEYLAN, quantities=people[0])
    page.say(DOREZIN, "多雷辛的说法不同，第二批战俘是凯沃先提的，每方150人。")
    page.term("prisoner-exchange", "propose", KAIVOR, quantities=people[1])
    assert [kind for kind, _ in found(page)] == ["quantity"]


def test_a_meeting_judged_a_success_and_none_is_characterised():
    page = Page("a-1").line("维兰和凯沃代表团周三举行会谈。").event("consult", VEYLAN, KAIVOR, when="2031-09-10")
    page.say(ANALYSTS, "分析人士指出，会谈没有取得突破性进展。")
    page.say(DOREZIN, "多雷辛说，对会谈结果总体满意。")
    page.term("ceasefire", "agree", VEYLAN, KAIVOR)
    ((kind, versions),) = found(page)
    assert kind == "characterisation"
    assert versions == [["多雷辛说，对会谈结果总体满意。"], ["分析人士指出，会谈没有取得突破性进展。"]]


def test_one_teller_who_says_both_judges_nothing_twice():
    page = Page("a-1").line("维兰和凯沃代表团周三举行会谈。").event("consult", VEYLAN, KAIVOR, when="2031-09-10")
    page.say(DOREZIN, "多雷辛说，会谈没有取得突破。").say(DOREZIN, "多雷辛说，会谈富有成效。")
    assert found(page) == []


def test_numbers_and_times_of_what_was_done_differ_between_texts_not_in_one():
    def swap(ident, number, when="2031-09-11T10:00+08:00", words="换人完成"):
        people = (Quantity(value=number, unit="人", bound="exact"),)
        page = Page(ident, published="2031-09-12").line(f"{words}{ident}，{number}人。")
        return page.event("cooperate", VEYLAN, KAIVOR, when=when, quantities=people, mode="exchange")

    assert found(swap("a-1", 86), swap("a-2", 86)) == []
    assert found(swap("a-1", 86), swap("a-2", 172)) == []
    same = swap("a-3", 86, when="2031-09-11T04:00+02:00")
    assert found(swap("a-1", 86), same) == [], "another zone is no other time"
    late = swap("a-3", 86, when="2031-09-11T12:00+08:00")
    assert [kind for kind, _ in found(swap("a-1", 86), late)] == ["time"]


def test_papers_and_mediators_are_no_side():
    page = Page("a-1").say(PAPER, "望川报说，双方从未谈到港口。").term("maritime", "deny", MILSAN)
    page.say(MILSAN, "米尔桑说，港口谈过。")
    assert found(page) == []
