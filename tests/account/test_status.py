"""The status of a term: by the codebook's rules, never merged upwards."""

import pytest

from account.pages import K_OFFICE, KAIVOR, MILSAN, PAPER, V_OFFICE, VEYLAN, Page, account_of


def status_of(*stances, as_of=None):
    """Stances: (teller or None, stance, holders, day, fields)."""
    pages = []
    for number, (teller, stance, holders, day, fields) in enumerate(stances):
        page = Page(f"a-{number}", published=day)
        words = f"第{number}页说到停火"
        page = page.say(teller, words) if teller else page.line(words)
        toward = tuple(side for side in (VEYLAN, KAIVOR, MILSAN) if side not in holders)
        told = {"target": "general", "toward": toward} | fields
        pages.append(page.term(told.pop("topic", "ceasefire"), stance, *holders, **told))
    (row,) = account_of(*pages, as_of=as_of).ledger
    return row.status, row.claimed_by


BOTH = (VEYLAN, KAIVOR)
DAY, LATER = "2031-09-10", "2031-09-12"


@pytest.mark.parametrize(
    ("stances", "status"),
    [
        ([(None, "propose", (VEYLAN,), DAY, {})], "proposed"),
        ([(None, "demand", (VEYLAN,), DAY, {})], "demanded"),
        ([(None, "consider", (VEYLAN,), DAY, {})], "proposed"),
        ([(None, "note", (VEYLAN,), DAY, {})], "unknown"),
        ([(None, "propose", (VEYLAN,), DAY, {}), (None, "accept-in-principle", (KAIVOR,), DAY, {})], "accepted-in-principle"),
        ([(None, "propose", (VEYLAN,), DAY, {}), (None, "accept", (KAIVOR,), DAY, {})], "agreed"),
        ([(None, "propose", (MILSAN,), DAY, {}), (None, "accept", (KAIVOR,), DAY, {}), (None, "demand", (VEYLAN,), DAY, {})], "proposed"),
        ([(None, "accept", (KAIVOR,), DAY, {})], "proposed"),
        ([(None, "agree-to-negotiate", BOTH, DAY, {})], "under-negotiation"),
        ([(None, "partly-accept", (KAIVOR,), DAY, {})], "under-negotiation"),
        ([(None, "agree", BOTH, DAY, {})], "agreed"),
        ([(None, "order", (VEYLAN,), DAY, {})], "ordered"),
        ([(None, "agree", BOTH, DAY, {}), (None, "implement", BOTH, LATER, {})], "in-effect"),
        ([(None, "agree", BOTH, DAY, {}), (None, "implement", BOTH, DAY, {"starts": LATER})], "agreed"),
        ([(None, "implement", BOTH, DAY, {"starts": LATER})], "unknown"),
        ([(None, "implement", BOTH, DAY, {"topic": "prisoner-exchange", "target": None})], "fulfilled"),
        ([(None, "agree", BOTH, DAY, {}), (None, "accuse-violation", (VEYLAN,), LATER, {})], "violated-alleged"),
        ([(None, "agree", BOTH, DAY, {}), (None, "suspend", (KAIVOR,), LATER, {})], "suspended"),
        ([(None, "agree", BOTH, DAY, {}), (None, "extend", BOTH, LATER, {})], "extended"),
        ([(None, "agree", BOTH, DAY, {}), (None, "expire", BOTH, LATER, {})], "ended"),
        ([(None, "propose", (VEYLAN,), DAY, {}), (None, "withdraw", (VEYLAN,), LATER, {})], "withdrawn"),
        ([(None, "propose", (VEYLAN,), DAY, {}), (None, "reject", (KAIVOR,), LATER, {})], "rejected"),
        ([(None, "reject", (KAIVOR,), DAY, {}), (None, "propose", (VEYLAN,), LATER, {})], "proposed"),
        ([(None, "condition", (KAIVOR,), DAY, {}), (None, "commit", (VEYLAN,), DAY, {})], "demanded"),
        ([(None, "accuse-violation", (VEYLAN,), DAY, {})], "unknown"),
    ],
    ids=lambda value: "+".join(one[1] for one in value) if isinstance(value, list) else value,
)  # fmt: skip
def test_the_status_follows_from_the_stances(stances, status):
    assert status_of(*[(*one[:4], dict(one[4])) for one in stances])[0] == status


def test_one_sides_word_that_both_agreed_is_agreed_as_that_side_says():
    assert status_of((V_OFFICE, "agree", BOTH, DAY, {})) == ("agreed", (VEYLAN,))


def test_an_agreement_of_which_the_others_account_holds_less_is_disputed():
    agreed = (V_OFFICE, "agree", BOTH, DAY, {})
    assert status_of(agreed, (K_OFFICE, "consider", (KAIVOR,), DAY, {})) == ("agreed-disputed", (VEYLAN,))
    wide = (V_OFFICE, "agree", BOTH, DAY, {"target": "energy-and-infrastructure"})
    assert status_of(wide, (K_OFFICE, "accept", (KAIVOR,), DAY, {"target": "energy"}))[0] == "agreed-disputed"


def test_both_sides_accounts_together_support_an_agreement():
    agreed = ((V_OFFICE, "agree", BOTH, DAY, {}), (K_OFFICE, "agree", BOTH, DAY, {}))
    assert status_of(*agreed) == ("agreed", (KAIVOR, VEYLAN))


def test_a_paper_alone_supports_nothing():
    assert status_of((PAPER, "agree", BOTH, DAY, {})) == ("agreed", ())


def test_what_each_side_last_said_counts():
    steps = ((None, "reject", (KAIVOR,), DAY, {}), (None, "agree", BOTH, LATER, {}))
    assert status_of(*[(*one[:4], dict(one[4])) for one in steps])[0] == "agreed"
