"""Which provisions are about one term."""

from account.pages import KAIVOR, MILSAN, VEYLAN, Page
from parley.model import Quantity
from parley.story.make import make_story


def rows(*pages):
    story = make_story([page.make() for page in pages])
    return {(term.topic, term.family): len(term.records) for term in story.terms}


def people(number):
    return (Quantity(value=number, unit="人", bound="exact"),)


def test_scopes_of_a_partial_halt_stand_in_one_row_and_a_general_one_in_another():
    page = Page("a-1").line("停火")
    for target in ("energy", "infrastructure", "energy-and-infrastructure", "general", None, "maritime"):
        page.term("ceasefire", "agree", VEYLAN, KAIVOR, target=target)
    assert rows(page) == {("ceasefire", "partial"): 3, ("ceasefire", "general"): 2, ("ceasefire", "maritime"): 1}


def test_what_points_back_belongs_to_what_was_told_before():
    page = Page("a-1").line("提议停止袭击能源设施").term("ceasefire", "propose", MILSAN, target="energy")
    page.line("凯沃接受这一提议").term("ceasefire", "accept", KAIVOR)
    assert rows(page) == {("ceasefire", "partial"): 2}


def test_exchanges_of_other_numbers_are_other_terms_and_one_without_is_the_pages_own():
    page = Page("a-1").line("换人").term("prisoner-exchange", "agree", VEYLAN, KAIVOR, quantities=people(86))
    page.term("prisoner-exchange", "implement", VEYLAN, KAIVOR)
    other = Page("a-2").line("再换").term("prisoner-exchange", "propose", VEYLAN, KAIVOR, quantities=people(120))
    bare = Page("a-3").line("换人问题").term("prisoner-exchange", "consider", VEYLAN, KAIVOR)
    assert rows(page, other, bare) == {
        ("prisoner-exchange", "86"): 2,
        ("prisoner-exchange", "120"): 1,
        ("prisoner-exchange", None): 1,
    }


def test_measures_of_trade_are_told_apart_by_what_they_are_about():
    page = Page("a-1")
    for words in ("凯沃暂停稀土出口管制", "凯沃承诺采购大豆", "凯沃降低关税"):
        page.line(words).term("trade-measures", "commit", KAIVOR)
    page.line("措施").term("trade-measures", "commit", KAIVOR)
    assert set(rows(page)) == {("trade-measures", family) for family in ("export-control", "purchase", "tariff", None)}


def test_talks_are_told_apart_by_who_meets_and_one_party_means_its_usual_ones():
    page = Page("a-1").line("谈判").term("talks", "agree", VEYLAN, KAIVOR).term("technical-talks", "commit", KAIVOR)
    page.term("talks", "agree", VEYLAN, MILSAN)
    assert rows(page) == {("talks", "state/kaivor + state/veylan"): 2, ("talks", "state/milsan + state/veylan"): 1}


def test_terms_of_two_stories_are_two_terms():
    one = Page("a-1").line("停火").term("ceasefire", "agree", VEYLAN, KAIVOR)
    other = Page("a-2").line("停火").term("ceasefire", "agree", MILSAN, "state/other")
    story = make_story([one.make(), other.make()])
    assert [len(term.records) for term in story.terms] == [1, 1]


def test_a_halt_of_one_start_and_length_is_one_term_however_it_is_called():
    page = (
        Page("a-1")
        .line("能源停火")
        .term("ceasefire", "agree", VEYLAN, KAIVOR, target="energy", starts="2031-09-12", duration="P30D")
    )
    page.line("局部停火").term(
        "ceasefire", "implement", VEYLAN, KAIVOR, target="local", starts="2031-09-12T00:00", duration="P30D"
    )
    page.line("另一处停火").term(
        "ceasefire", "agree", VEYLAN, KAIVOR, target="local", starts="2031-09-20", duration="P3D"
    )
    assert rows(page) == {("ceasefire", "partial"): 2, ("ceasefire", "local"): 1}


def test_an_order_in_the_statement_that_tells_the_halt_belongs_to_it():
    page = (
        Page("a-1")
        .say(KAIVOR, "凯沃说同意停止袭击能源设施，命令已下达")
        .term("ceasefire", "accept", KAIVOR, target="energy")
    )
    page.term("ceasefire", "order", KAIVOR)
    assert rows(page) == {("ceasefire", "partial"): 2}
