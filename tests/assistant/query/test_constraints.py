"""A year, a number, a place, a person: what an answer must speak of, and what counts as speaking of it."""

import pytest

from assistant.query.concepts import PhraseBook
from assistant.query.constraints import Constraints, Governing, find_constraints, unmet
from assistant.query.question import parse_question
from tests.assistant.made import asked_in

KNOWN = frozenset({"many", "victims", "helped", "how", "women", "and", "staff", "law"})


def of(question: str, book: PhraseBook) -> Constraints:
    return find_constraints(parse_question(question), asked_in(question, book), KNOWN.__contains__)


def missing(question: str, text: str, book: PhraseBook) -> tuple[str, ...]:
    return unmet(of(question, book), Governing(text, parse_question(question).language))


def test_names_and_figures_restrict_and_common_words_do_not(book: PhraseBook) -> None:
    found = of("How many victims helped Albania and Jean Dupont in 2011?", book)
    assert [name.asked for name in found.names] == ["albania", "jean", "dupont"]
    assert [figure.written for figure in found.figures] == ["2011"]


def test_the_capital_that_opens_a_sentence_names_nothing(book: PhraseBook) -> None:
    assert of("Victims helped?", book).names == ()


def test_a_question_that_shouts_names_nothing_by_its_capitals(book: PhraseBook) -> None:
    assert of("HOW MANY VICTIMS HELPED", book).names == ()
    assert of("How many VICTIMS helped?", book).names == ()


def test_what_all_documents_are_about_restricts_nothing(book: PhraseBook) -> None:
    question = "How many victims has Albania helped?"
    asked = asked_in(question, book, idf=0.5)
    assert find_constraints(parse_question(question), asked, KNOWN.__contains__).names == ()


def test_a_month_alone_and_a_number_word_restrict_nothing(book: PhraseBook) -> None:
    found = of("How many victims helped in May and kedua?", book)
    assert found == Constraints((), ())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many victims in 2011?", "In 2011, 40 victims were helped."),
        ("How many victims in 2011?", "From 2005 to 2011, 40 victims were helped."),
        ("How many victims in Albania?", "The Albanian police helped 40 victims."),
        ("Berapa korban dari 4.067 perempuan?", "Of 4,067 victims, 40 were women."),
        ("What does Article 5 say?", "Article 5. The members pay."),
        ("How many victims helped in the 2017 chapter?", "Both chapters count 40 victims."),
        ("How many victims in the United States?", "Di AS, 40 korban dibantu."),
    ],
)
def test_a_restrictor_is_met_by_any_of_its_names_or_values(question: str, text: str, book: PhraseBook) -> None:
    assert missing(question, text, book) == ()


@pytest.mark.parametrize(
    ("question", "text", "left"),
    [
        ("How many victims in 2011?", "In 2012, 40 victims were helped.", ("2011",)),
        ("How many victims in Albania?", "In Algeria, 40 victims were helped.", ("albania",)),
        ("What does Article 5 say?", "The articles bind 5 members.", ("5",)),
        ("How many victims in Albania in 2011?", "Nothing.", ("albania", "2011")),
    ],
)
def test_what_the_text_does_not_speak_of_is_left_open(
    question: str, text: str, left: tuple[str, ...], book: PhraseBook
) -> None:
    assert missing(question, text, book) == left
