"""Where two parties' accounts of one term do not match; and where they only seem not to."""

import pytest

from account.pages import K_OFFICE, KAIVOR, MILSAN, PAPER, TALVEN, V_OFFICE, VEYLAN, Page, account_of
from parley.model import Quantity

BOTH = (VEYLAN, KAIVOR)


def differences(*pages):
    return [
        (one.kind, [(version.value, version.according_to) for version in one.versions])
        for one in account_of(*pages).differences
    ]


def two(
    first,
    second,
    *,
    speakers=(V_OFFICE, K_OFFICE),
    words=("维兰总统府说停火的事。", "凯沃总理府说停火的事。"),
    days=("2031-09-10",) * 2,
):
    """Two pages on which two tellers each tell a provision: topic, stance, holders, fields."""
    pages = []
    for number, (topic, stance, holders, fields) in enumerate((first, second)):
        page = Page(f"a-{number}", published=days[number]).say(speakers[number], words[number])
        pages.append(page.term(topic, stance, *holders, **fields))
    return pages


WIDE = ("ceasefire", "agree", BOTH, {"target": "energy-and-infrastructure"})
NARROW = ("ceasefire", "accept", (KAIVOR,), {"target": "energy"})


def test_two_scopes_of_one_halt_differ_in_the_fixed_order_of_the_parties():
    assert differences(*two(WIDE, NARROW)) == [
        ("scope", [("energy", (K_OFFICE,)), ("energy-and-infrastructure", (V_OFFICE,))])
    ]


def test_a_scope_that_the_other_account_tells_as_often_is_no_difference():
    first, second = two(WIDE, NARROW)
    second.say(K_OFFICE, "凯沃总理府说，停火包括能源和基础设施。").term(
        "ceasefire", "accept", KAIVOR, target="energy-and-infrastructure"
    )
    assert [kind for kind, _ in differences(first, second)] == []


def test_one_sides_pages_and_papers_alone_do_not_differ():
    assert differences(*two(WIDE, NARROW, speakers=(V_OFFICE, V_OFFICE))) == []
    assert [kind for kind, _ in differences(*two(WIDE, NARROW, speakers=(V_OFFICE, PAPER)))] == []


def test_accounts_told_weeks_apart_are_a_development():
    assert differences(*two(WIDE, NARROW, days=("2031-09-10", "2031-10-10"))) == []


@pytest.mark.parametrize(
    ("field", "one", "other"), [("duration", "P30D", "P14D"), ("starts", "2031-09-12", "2031-09-15")]
)
def test_lengths_and_starts_differ_where_they_were_settled(field, one, other):
    def settled(value):
        return ("ceasefire", "agree", BOTH, {"target": "general", field: value})

    assert [found for found, _ in differences(*two(settled(one), settled(other)))] == ["time"]
    proposed = ("ceasefire", "propose", (VEYLAN,), {"target": "general", field: one})
    wanted = ("ceasefire", "propose", (KAIVOR,), {"target": "general", field: other})
    assert differences(*two(proposed, wanted)) == []


def test_one_moment_in_two_zones_is_no_other_start():
    def begins(value):
        return ("ceasefire", "agree", BOTH, {"target": "general", "starts": value})

    assert differences(*two(begins("2031-09-12T23:00-04:00"), begins("2031-09-13"))) == []


def test_a_mutual_halt_and_one_of_attacks_on_the_others_plants_differ():
    mutual = ("ceasefire", "agree", BOTH, {"target": "energy", "scope_words": ("能源设施",)})
    single = ("ceasefire", "accept", (KAIVOR,), {"target": "energy", "scope_words": ("能源设施",), "toward": (VEYLAN,)})
    words = ("维兰总统府说，两国同意停止互相攻击能源设施。", "凯沃总理府说，凯沃同意停止袭击维兰能源设施。")
    assert differences(*two(mutual, single, words=words)) == [
        ("scope", [("unilateral", (K_OFFICE,)), ("bilateral", (V_OFFICE,))])
    ]


def test_a_halt_at_sea_in_one_readout_and_free_navigation_in_the_other_differ_in_scope():
    halt = ("ceasefire", "agree", BOTH, {"target": "maritime"})
    free = ("maritime", "accept", (KAIVOR,), {})
    words = ("维兰总统府说，就塞伦海峡停火达成一致", "凯沃总理府说，支持塞伦海峡航行安全倡议")
    assert differences(*two(halt, free, words=words)) == [
        ("scope", [("maritime", (K_OFFICE,)), ("ceasefire", (V_OFFICE,))])
    ]
    assert differences(*two(halt, free, words=("维兰总统府说停火", "凯沃总理府说航行"))) == []


def test_numbers_of_what_was_settled_differ_and_of_what_is_wanted_do_not():
    def watch(stance, holders, number):
        people = (Quantity(value=number, unit="人", bound="exact"),)
        return ("monitoring", stance, holders, {"quantities": people})

    words = ("维兰总统府说监督团编制160人", "凯沃总理府说监督团编制120人")
    (found,) = differences(*two(watch("agree", BOTH, 160), watch("agree", BOTH, 120), words=words))
    assert found == ("quantity", [("120 人", (K_OFFICE,)), ("160 人", (V_OFFICE,))])
    assert differences(*two(watch("demand", (VEYLAN,), 150), watch("propose", (KAIVOR,), 80), words=words)) == []
    assert (
        differences(*two(watch("agree", BOTH, 160), watch("agree", BOTH, 80), words=words)) == []
    )  # each side's, both


def test_a_condition_in_one_rendering_and_an_appeal_in_another_differ_in_strength():
    first = ("arms-supply", "condition", (KAIVOR,), {"toward": (VEYLAN,)})
    second = ("arms-supply", "appeal", (KAIVOR,), {"toward": (VEYLAN,)})
    assert [kind for kind, _ in differences(*two(first, second, speakers=(K_OFFICE, K_OFFICE)))] == ["strength"]


def test_one_partys_stance_told_as_promised_and_as_considered_differs():
    first = ("prisoner-release", "commit", (KAIVOR,), {})
    second = ("prisoner-release", "consider", (KAIVOR,), {})
    words = ("维兰总统府说，凯沃承诺释放伤员", "凯沃总理府说，凯沃研究释放伤员")
    assert differences(*two(first, second, words=words)) == [
        ("status", [("consider", (K_OFFICE,)), ("commit", (V_OFFICE,))])
    ]


def test_two_parties_that_want_different_things_do_not_differ():
    first = ("ceasefire", "accept", (VEYLAN,), {"target": "general"})
    second = ("ceasefire", "reject", (KAIVOR,), {"target": "general"})
    assert differences(*two(first, second)) == []


def test_two_steps_that_one_teller_tells_are_a_development():
    page = Page("a-1").say(K_OFFICE, "凯沃总理府说先研究释放伤员").term("prisoner-release", "consider", KAIVOR)
    page.say(K_OFFICE, "凯沃总理府说承诺释放伤员").term("prisoner-release", "commit", KAIVOR)
    page.say(V_OFFICE, "维兰总统府说，凯沃承诺释放伤员").term("prisoner-release", "commit", KAIVOR)
    assert differences(page) == []


def test_what_holds_only_if_something_else_comes_is_compared_with_nothing():
    first = ("trade-measures", "commit", (KAIVOR,), {})
    second = ("trade-measures", "consider", (KAIVOR,), {})
    words = ("维兰总统府说，凯沃承诺取消加征关税", "凯沃总理府说，如果谈不成，不排除提高加征关税")
    assert differences(*two(first, second, words=words)) == []


def test_a_paper_that_calls_refused_what_others_tell_as_agreed_characterises():
    first = ("ceasefire", "agree", BOTH, {"target": "energy"})
    second = ("ceasefire", "reject", (KAIVOR,), {"target": "general", "according_to": (PAPER,)})
    assert [kind for kind, _ in differences(*two(first, second, speakers=(V_OFFICE, PAPER)))] == ["characterisation"]


def test_each_side_that_names_the_other_as_proposer_differs():
    first = ("ceasefire", "propose", (KAIVOR,), {"duration": "P30D", "target": "general"})
    second = ("ceasefire", "propose", (VEYLAN,), {"duration": "P30D", "target": "general"})
    words = ("维兰总统府说，三十天停火是对方先提议的", "凯沃总理府说，三十天停火是对方先提议的")
    assert differences(*two(first, second, words=words)) == [("actor", [(VEYLAN, (K_OFFICE,)), (KAIVOR, (V_OFFICE,))])]


def test_an_accusation_and_its_denial_differ_and_are_told_once():
    page = Page("a-1").say(V_OFFICE, "维兰总统府指责凯沃炮击港口，违反停火。", act="accuse")
    page.term("ceasefire", "accuse-violation", VEYLAN, target="general")
    page.say(K_OFFICE, "凯沃总理府否认炮击港口。", act="deny").term("ceasefire", "deny", KAIVOR, target="general")
    assert differences(page) == [("status", [("deny", (K_OFFICE,)), ("accuse-violation", (V_OFFICE,))])]


def test_scope_words_differ_where_one_account_says_all_and_the_other_only():
    page = Page("a-1").say(V_OFFICE, "维兰总统府说，凯沃同意后撤全部重型武器。").term("withdrawal", "agree", KAIVOR)
    page.say(K_OFFICE, "凯沃总理府说，后撤的是火炮，不包括装甲车。").term("withdrawal", "agree", KAIVOR)
    ((kind, versions),) = differences(page)
    assert kind == "scope"
    assert versions[0][0] == "凯沃总理府说，后撤的是火炮，不包括装甲车。"


def test_a_readout_silent_on_what_the_other_asked_omits_it():
    mine = Page("a-1").say(K_OFFICE, "凯沃总理府说了三件事").term("ceasefire", "agree", *BOTH, target="general")
    mine.term("normalisation", "agree", *BOTH).term("arms-supply", "condition", KAIVOR)
    theirs = Page("a-2").say(V_OFFICE, "维兰总统府也说了三件事").term("ceasefire", "agree", *BOTH, target="general")
    theirs.term("normalisation", "agree", *BOTH).term("maritime", "accept", VEYLAN)
    assert differences(mine, theirs) == [("omission", [("arms-supply", (K_OFFICE,))])]


def test_a_short_account_is_not_silent():
    mine = Page("a-1").say(K_OFFICE, "凯沃总理府说了三件事").term("ceasefire", "agree", *BOTH, target="general")
    mine.term("normalisation", "agree", *BOTH).term("arms-supply", "condition", KAIVOR)
    theirs = Page("a-2").say(V_OFFICE, "维兰总统府说停火").term("ceasefire", "agree", *BOTH, target="general")
    assert differences(mine, theirs) == []


def test_reprints_tell_a_difference_once():
    words = ["维兰总统府说，两国同意停止袭击能源和基础设施。", "凯沃总理府说，凯沃接受停止袭击能源设施。"]
    pages = []
    for ident in ("a-1", "a-2", "a-3"):
        page = Page(ident).say(V_OFFICE, words[0]).term("ceasefire", "agree", *BOTH, target="energy-and-infrastructure")
        pages.append(page.say(K_OFFICE, words[1]).term("ceasefire", "accept", KAIVOR, target="energy"))
    ((kind, versions),) = differences(*pages)
    assert (kind, len(versions)) == ("scope", 2)


def test_summaries_name_tellers_and_codes_in_both_languages():
    (found,) = account_of(*two(WIDE, NARROW)).differences
    assert found.summary_zh == "停火（范围）——凯沃总理府：能源；维兰总统府：能源和基础设施"
    assert found.summary_en == "ceasefire (scope): 凯沃总理府: energy; 维兰总统府: energy and infrastructure"
    assert MILSAN not in found.summary_en
    assert TALVEN not in found.summary_en
