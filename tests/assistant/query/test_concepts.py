"""What a question is about, in every form that it may take."""

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.query.concepts import PhraseBook, build_phrase_book, concepts_of, stems
from assistant.query.question import parse_question
from corpus.text.glossary import Entry, Glossary
from tests.assistant.made import asked_in

EMPTY = build_phrase_book(Glossary((), {}, 0))


def test_a_phrase_of_the_glossary_is_one_concept_in_both_languages_and_as_an_abbreviation(book: PhraseBook) -> None:
    asked = asked_in("Apa itu perdagangan orang?", book)
    assert [concept.asked for concept in asked] == ["perdagangan orang"]
    for text in ("human trafficking", "TPPO", "perdagangan orang", "Human-Trafficking"):
        assert asked[0].held_by(stems(f"A word on {text}, and more.")), text
    assert not asked[0].held_by(stems("perdagangan gandum dan orang"))


def test_every_content_word_belongs_to_one_concept(book: PhraseBook) -> None:
    question = "How many member states of the United Nations have victims of human trafficking?"
    named = [word for concept in asked_in(question, book) for word in concept.asked.split()]
    assert set(parse_question(question).terms) <= set(named)
    assert len(named) == len(set(named))


def test_a_word_is_held_in_every_form_of_its_stem() -> None:
    asked = asked_in("mempekerjakan pekerja", EMPTY)
    assert all(concept.held_by(stems("bekerja")) for concept in asked)


def test_a_phrase_is_held_side_by_side_only() -> None:
    held = stems("member states and other states")
    assert held.hold(("member", "state"))
    assert not held.hold(("member", "other"))
    assert not held.hold(("state", "member"))


def test_a_concept_weighs_as_its_most_frequent_form_and_a_phrase_as_its_rarest_word() -> None:
    weights = {"": 9.0, "red": 1.0, "lamp": 4.0, "lantern": 2.0}
    asked = parse_question("Where is a lantern and a lamp?")
    by_name = {one.asked: one for one in concepts_of(asked.text, asked.terms, EMPTY, weights.get)}
    assert (by_name["lantern"].weight, by_name["lamp"].weight) == (2.0, 4.0)
    entry = Entry(("red lamp",), ("lantern",))
    two = build_phrase_book(Glossary((entry,), {}, 2))
    asked = parse_question("Where is a red lamp?")
    assert [one.weight for one in concepts_of(asked.text, asked.terms, two, weights.get)] == [2.0]


def test_what_stands_in_no_passage_is_unknown_and_weighs_most() -> None:
    asked = asked_in("rendang", EMPTY, idf=None)
    assert [concept.weight for concept in asked] == [9.0]


def test_proper_names_are_told_from_terms(book: PhraseBook) -> None:
    assert [concept.name for concept in asked_in("United Nations", book)] == [True]
    assert [concept.name for concept in asked_in("human trafficking", book)] == [False]


@given(st.text(max_size=200))
@example("0U")
@example("jml org")
def test_any_text_has_concepts_that_it_holds_itself(text: str) -> None:
    assert all(concept.held_by(stems(text)) for concept in asked_in(text, EMPTY))
