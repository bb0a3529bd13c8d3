"""The ledger: one row a term, each party's stances with who says so, how long it holds."""

from account.pages import K_OFFICE, KAIVOR, MILSAN, TALVEN, V_OFFICE, VEYLAN, Page, account_of


def row_of(*pages, as_of=None):
    (row,) = account_of(*pages, as_of=as_of).ledger
    return row


def test_each_partys_stance_stands_with_whose_word_it_is_and_where():
    page = Page("a-1").say(V_OFFICE, "维兰总统府说，两国同意停止袭击能源设施30天。")
    page.term("ceasefire", "agree", VEYLAN, KAIVOR, target="energy", duration="P30D", scope_words=("能源设施",))
    page.say(K_OFFICE, "凯沃总理府说，凯沃接受停止袭击能源设施。").term("ceasefire", "accept", KAIVOR, target="energy")
    row = row_of(page)
    assert [(one.party, one.stance, one.according_to) for one in row.positions] == [
        (VEYLAN, "agree", (V_OFFICE,)),
        (KAIVOR, "agree", (V_OFFICE,)),
        (KAIVOR, "accept", (K_OFFICE,)),
    ]
    assert row.target == "energy"
    assert row.positions[0].scope_words == ("能源设施",)
    assert all(one.evidence[0].exact in page.make().text for one in row.positions)


def test_a_person_or_an_office_stands_for_its_party():
    page = (
        Page("a-1").line("塔尔文提议停火").term("ceasefire", "propose", TALVEN).term("ceasefire", "propose", V_OFFICE)
    )
    assert [one.party for one in row_of(page).positions] == [VEYLAN]


def test_the_same_stance_told_by_two_pages_is_one_position_with_both():
    pages = [
        Page(ident).line(f"维兰{word}停火").term("ceasefire", "propose", VEYLAN, toward=(KAIVOR,))
        for ident, word in (("a-1", "提议"), ("a-2", "倡议"))
    ]
    (position,) = row_of(*pages).positions
    assert [span.article for span in position.evidence] == ["a-1", "a-2"]
    assert position.reported_by == ("o1", "o2")


def test_an_end_is_computed_from_start_and_length_told_together():
    page = Page("a-1").line("停火自十二日起为期三十天")
    page.term("ceasefire", "agree", VEYLAN, KAIVOR, starts="2031-09-12", duration="P30D")
    row = row_of(page)
    assert (row.starts, row.duration, row.ends, row.ends_computed) == ("2031-09-12", "P30D", "2031-10-12", True)


def test_a_start_and_a_length_of_two_provisions_make_no_end():
    page = Page("a-1").line("停火三十天").term("ceasefire", "agree", VEYLAN, KAIVOR, duration="P30D")
    page.line("自十二日起停火").term("ceasefire", "agree", VEYLAN, KAIVOR, starts="2031-09-12")
    row = row_of(page)
    assert (row.starts, row.duration, row.ends, row.ends_computed) == ("2031-09-12", "P30D", None, None)


def test_an_end_that_a_page_tells_is_not_computed():
    page = Page("a-1").line("停火到十月底").term("ceasefire", "agree", VEYLAN, KAIVOR, ends="2031-10-31")
    assert (row_of(page).ends, row_of(page).ends_computed) == ("2031-10-31", False)


def test_a_term_past_its_end_is_expired_and_not_before():
    page = Page("a-1").line("停火三十天")
    page.term("ceasefire", "agree", VEYLAN, KAIVOR, starts="2031-09-12", duration="P30D")
    assert row_of(page, as_of="2031-10-01").status == "agreed"
    assert row_of(page, as_of="2031-10-20").status == "expired-by-date"


def test_an_extension_moves_the_end_or_leaves_it_open():
    first = Page("a-1").line("停火三天").term("ceasefire", "agree", VEYLAN, KAIVOR, starts="2031-09-12", duration="P3D")
    longer = Page("a-2", published="2031-09-14").line("停火自15日起延长七天")
    longer.term("ceasefire", "extend", VEYLAN, KAIVOR, starts="2031-09-15", duration="P7D")
    assert row_of(first, longer, as_of="2031-09-18").ends == "2031-09-22"
    assert row_of(first, longer, as_of="2031-09-18").status == "extended"
    vague = Page("a-3", published="2031-09-14").line("停火延长").term("ceasefire", "extend", VEYLAN, KAIVOR)
    row = row_of(first, vague, as_of="2031-09-18")
    assert (row.ends, row.status) == (None, "extended")


def test_a_position_names_the_rows_that_are_its_conditions():
    page = Page("a-1").line("维兰原则上同意停火").term("ceasefire", "accept-in-principle", VEYLAN)
    page.line("前提是停止供应武器").term("arms-supply", "condition", VEYLAN, for_topic="ceasefire")
    ledger = {row.topic: row for row in account_of(page).ledger}
    assert ledger["ceasefire"].positions[0].conditions == (ledger["arms-supply"].id,)


def test_only_parties_to_the_terms_support_a_status():
    page = Page("a-1").say(MILSAN, "米尔桑说，维兰和凯沃同意停火").term("ceasefire", "agree", VEYLAN, KAIVOR)
    assert row_of(page).claimed_by == ()
