"""A question after several things is taken apart into one for each of them."""

import pytest

from assistant.query.concepts import PhraseBook
from assistant.query.decomposition import MOST, SubQuestion, decompose
from assistant.query.question import parse_question
from tests.assistant.made import asked_in


def taken_apart(question: str, book: PhraseBook) -> tuple[SubQuestion, ...]:
    return decompose(parse_question(question), asked_in(question, book), lambda word: word.islower())


def test_two_names_compared_are_two_sides(book: PhraseBook) -> None:
    assert taken_apart("How do the ferries of Vardal differ from those of Orsa?", book) == (
        SubQuestion("Vardal", "How do the ferries of Vardal differ from those of ?"),
        SubQuestion("Orsa", "How do the ferries of differ from those of Orsa?"),
    )


def test_the_year_beside_a_name_goes_with_it(book: PhraseBook) -> None:
    found = taken_apart("Compare Vardal in 1972 with Orsa 1990: how many ferries?", book)
    assert [side.text for side in found] == [
        "Compare Vardal in 1972 with : how many ferries?",
        "Compare with Orsa 1990: how many ferries?",
    ]


def test_words_of_one_name_are_one_side(book: PhraseBook) -> None:
    found = taken_apart("How do the ferries of Kuala Lumpur differ from those of Orsa?", book)
    assert [side.name for side in found] == ["Kuala Lumpur", "Orsa"]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Compare Article 48 and Article 50 of Law 21/2007.", ["Article 48", "Article 50"]),
        ("Apa beda Pasal 2 dan Pasal 4 UU 21/2007?", ["Pasal 2", "Pasal 4"]),
        ("Apa beda UU 18/2017 dan PP 59/2021?", ["UU 18/2017", "PP 59/2021"]),
        ("Apa beda UU 21 Tahun 2007 dan UU 12/2022?", ["UU 21 Tahun 2007", "UU 12/2022"]),
    ],
)
def test_laws_and_articles_are_sides_by_their_numbers(question: str, sides: list[str], book: PhraseBook) -> None:
    assert [side.name for side in taken_apart(question, book)] == sides


def test_a_side_keeps_the_law_that_both_are_of(book: PhraseBook) -> None:
    found = taken_apart("Compare Article 48 and Article 50 of Law 21/2007.", book)
    assert [side.text for side in found] == [
        "Compare Article 48 and of Law 21/2007.",
        "Compare and Article 50 of Law 21/2007.",
    ]


def test_two_years_are_sides_where_no_names_are(book: PhraseBook) -> None:
    found = taken_apart("Apa beda alasannya menurut bab 2017 dengan bab 2018?", book)
    assert [side.name for side in found] == ["2017", "2018"]
    assert found[0].text == "Apa beda alasannya menurut bab 2017 dengan bab ?"


def test_a_question_that_asks_again_has_sides_too(book: PhraseBook) -> None:
    assert len(taken_apart("Who pays for the school in Vardal, and who for that in Orsa?", book)) == 2


@pytest.mark.parametrize(
    "question",
    [
        "How many ferries sail from Vardal to Orsa?",
        "What is the difference between a ferry and a boat?",
        "How does Vardal differ?",
        "Which treaty was signed in Kuala Lumpur, and when?",
        "Who opened the Port of Vardal, and when?",
        "How does Article 3 of Law 21/2007 differ from Article 3 of the Criminal Code?",
        "What is the difference between Law 21/2007 and Vardal?",
        "Compare Vardal, Orsa, Halden and Molde.",
    ],
)
def test_a_question_after_one_thing_or_a_crowd_has_none(question: str, book: PhraseBook) -> None:
    assert MOST == 3
    assert taken_apart(question, book) == ()
