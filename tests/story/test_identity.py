"""Who is who across pages: renderings of names that no lexicon lists."""

from account.pages import Page, entity
from parley.model import Role
from parley.story.identity import identify
from parley.story.make import make_story


def unlisted(name, kind="person", party=None, office=None, latin=None):
    roles = (Role(office=office, since=None, to=None),) if office else ()
    forms = (name, latin) if latin else (name,)
    return entity(f"{kind}/{name}", kind=kind, names=forms, name_zh=name, name_en=latin, party=party, roles=roles)


def page(ident, *entities):
    return Page(ident, entities=entities).line("文").make()


def test_states_join_by_sound_only_when_something_else_does_too():
    one = page("a-1", unlisted("赫瓦利", "state"), unlisted("兰图尔", "state"))
    other = page("a-2", unlisted("赫法利", "state"), unlisted("兰杜尔", "state"))
    alone = page("a-3", unlisted("赫瓦里", "state"))
    assert {frozenset(pair) for pair in identify([one, other]).items()} == {
        frozenset(("state/赫法利", "state/赫瓦利")),
        frozenset(("state/兰杜尔", "state/兰图尔")),
    }
    assert identify([one, alone]) == {}


def test_names_on_one_page_never_join():
    both = page("a-1", unlisted("赫瓦利", "state"), unlisted("赫法利", "state"), unlisted("兰图尔", "state"))
    other = page("a-2", unlisted("兰杜尔", "state"), unlisted("赫瓦里", "state"))
    found = identify([both, other])
    assert (
        not {"state/赫瓦利", "state/赫法利"} <= {*found, *found.values()} or found.get("state/赫法利") != "state/赫瓦利"
    )


def test_a_gloss_joins_renderings_that_do_not_sound_alike():
    one = page("a-1", unlisted("高斯域", latin="Harlan Coswick"))
    other = page("a-2", unlisted("柯斯威克", latin="Harlan Coswick"))
    assert len(identify([one, other])) == 1


def test_the_end_of_a_full_name_joins_it_but_not_across_parties():
    full = page("a-1", unlisted("卡里夫·赛尔汗", party="state/x"))
    assert identify([full, page("a-2", unlisted("赛尔汗"))]) == {"person/赛尔汗": "person/卡里夫·赛尔汗"}
    assert identify([full, page("a-3", unlisted("赛尔汗", party="state/y"))]) == {}


def test_one_office_joins_names_that_sound_somewhat_alike():
    state = unlisted("卡斯蒙", "state")
    one = page("a-1", state, unlisted("朗莫尔", party=state.id, office="office/卡斯蒙-president"))
    other = page("a-2", state, unlisted("兰莫", party=state.id, office="office/卡斯蒙-president"))
    third = page("a-3", state, unlisted("帕维克", party=state.id, office="office/卡斯蒙-president"))
    assert len(identify([one, other])) == 1
    assert identify([one, third]) == {}


def test_a_short_form_of_a_body_joins_its_full_name():
    one, other = page("a-1", unlisted("高原解放阵线", "group")), page("a-2", unlisted("高原阵线", "group"))
    assert identify([one, other]) == {"group/高原阵线": "group/高原解放阵线"}
    assert identify([one, page("a-3", unlisted("东部解放阵线", "group"))]) == {}


def test_listed_names_join_none():
    listed = page("a-1", entity("state/kaivor"))
    assert identify([listed, page("a-2", unlisted("凯沃", "state"))]) == {}


def test_a_story_tells_both_renderings_under_one_id():
    one = Page("a-1", entities=(unlisted("赫瓦利", "state"), unlisted("兰图尔", "state"))).line("停火")
    one.term("ceasefire", "agree", "state/赫瓦利", "state/兰图尔")
    other = Page("a-2", entities=(unlisted("赫法利", "state"), unlisted("兰杜尔", "state"))).line("停火！")
    other.term("ceasefire", "agree", "state/赫法利", "state/兰杜尔")
    story = make_story([one.make(), other.make()])
    assert [len(term.records) for term in story.terms] == [2]
    assert len({holder for page_ in story.codings for held in page_.provisions for holder in held.holders}) == 2
