"""The book of entities: what it answers to the layers that use it."""

from __future__ import annotations

from coding.build import article_of
from coding.mentions.build import book_of
from parley.coding.mentions.book import EntityBook, Profile


def test_add_finds_the_entity_that_has_the_words() -> None:
    text = "美国总统特朗普说话，特朗普离开。"
    book = book_of(article_of(text))
    at = text.rindex("特朗普")
    assert book.add("person", "特朗普", (at, at + 3)) == "person/donald-trump"


def test_add_makes_an_entity_of_new_words() -> None:
    book = EntityBook("某军官说话。", "zh")
    assert book.add("group", "某军官", (0, 3)) == "group/某军官"
    assert [entity.names for entity in book.entities()] == [("某军官",)]


def test_parties_of_persons_offices_and_bodies() -> None:
    text = "俄罗斯外交部说，普京和哈马斯没有通话，俄罗斯总统很忙。"
    book = book_of(article_of(text))
    found = {one.exact: book.party(one.entity) for one in book.mentions()}
    assert found == {
        "俄罗斯": "state/ru",
        "俄罗斯外交部": "state/ru",
        "普京": "state/ru",
        "哈马斯": "group/hamas",
        "俄罗斯总统": "state/ru",
    }
    assert book.is_party("group/hamas")
    assert not book.is_party("person/vladimir-putin")
    assert book.party("person/nobody") is None


def test_mentions_in_leaves_out_what_stands_within_another() -> None:
    text = "俄罗斯外交部说，普京没有通话。"
    book = book_of(article_of(text))
    assert [one.exact for one in book.mentions_in(0, len(text))] == ["俄罗斯外交部", "普京"]
    assert [one.exact for one in book.mentions_in(0, len(text), nested=True)] == ["俄罗斯外交部", "俄罗斯", "普京"]
    assert [one.exact for one in book.mentions_in(7, len(text))] == ["普京"]


def test_mentions_in_keeps_all_that_are_meant_by_the_same_words() -> None:
    text = "俄罗斯和乌克兰会谈，双方同意。"
    book = book_of(article_of(text))
    at = text.index("双方")
    assert [one.entity for one in book.mentions_in(at, at + 2)] == ["state/ru", "state/ua"]


def test_antecedents_are_the_nearest_first() -> None:
    text = "普京见了特朗普，他说不错，之后普京离开。"
    book = book_of(article_of(text))
    assert book.antecedents(text.index("他")) == ["person/donald-trump", "person/vladimir-putin"]
    assert book.antecedents(0) == []
    assert book.parties_before(text.index("他")) == ["state/us", "state/ru"]


def test_holder_is_the_one_person_of_the_page_with_the_office() -> None:
    book = book_of(article_of("凯沃外长奥斯克到了。凯沃政府没有说话。"))
    assert book.holder("office/凯沃-foreign-minister") == "person/奥斯克"
    assert book.holder("office/凯沃-president") is None
    assert book.party("person/奥斯克") == "state/凯沃"


def test_entities_hold_the_parties_that_no_words_name() -> None:
    book = book_of(article_of("鲁比奥到了。"))
    assert [entity.id for entity in book.entities()] == ["person/marco-rubio", "state/us"]


def test_put_completes_without_overwriting() -> None:
    book = EntityBook("字", "zh")
    book.put("org/a", Profile("organization", "First"))
    book.put("org/a", Profile("organization", "Second", party="state/us"))
    assert book.profile("org/a").name_en == "First"
    assert book.profile("org/a").party == "state/us"


def test_a_page_does_not_change_the_next() -> None:
    book_of(article_of("凯沃外长普京到了，凯沃政府没有说话。"))
    book = book_of(article_of("普京到了。"))
    offices = {role.office for role in book.roles("person/vladimir-putin")}
    assert not any("凯沃" in office for office in offices)


def test_a_person_has_the_party_of_the_title_behind_a_body_nobody_listed() -> None:
    book = book_of(article_of("佩里亚钢铁协会（PSA）会长德雷克说，机师工会理事长许志远不同意。"))
    found = {one.exact: book.party(one.entity) for one in book.mentions()}
    assert found["德雷克"] == "org/佩里亚钢铁协会"
    assert found["许志远"] == "org/机师工会"


def test_a_namesake_with_another_given_name_is_somebody_else() -> None:
    book = book_of(article_of("经济部长塔马斯·奥尔班到场，奥尔班没有说话。"))
    assert {one.entity for one in book.mentions() if one.exact == "奥尔班"} == {"person/塔马斯·奥尔班"}


def test_the_character_of_a_party_of_the_page_is_no_listed_state() -> None:
    book = book_of(article_of("塞里克外长到场，塞里克与莫里亚签字。塞方说，塞军没有动。"))
    assert not any(one.entity == "state/rs" for one in book.mentions())
