"""Does a sentence hold the kind of thing that a question asks for?"""

import pytest

from assistant.query.attribution import source_years
from assistant.query.concepts import PhraseBook
from assistant.query.question import parse_question
from assistant.reading.answer_type import counted, counted_first, dates, has_expected_type
from tests.assistant.made import asked_in


def held(question: str, sentence: str, book: PhraseBook) -> float:
    taken = parse_question(question)
    return has_expected_type(sentence, taken, counted_first(question, asked_in(question, book)), taken.language)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ferries are there?", "The company runs 14 ferries."),
        ("Berapa anggaran operasional IOM?", "Anggaran operasionalnya sebesar 1,3 miliar dolar."),
        ("When was it founded?", "It was founded in 1911."),
        ("Where is the company?", "The company has its seat in Vardal."),
    ],
)
def test_a_sentence_with_what_is_asked_for_holds_it(question: str, sentence: str, book: PhraseBook) -> None:
    assert held(question, sentence, book) == 1.0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ferries are there?", "The company runs ferries."),
        ("When was it founded?", "It was founded long ago."),
        ("When did the flood of 1911 end?", "The flood of 1911 was long."),
        ("Where is the company?", "The company has its seat by the water."),
    ],
)
def test_a_sentence_that_only_repeats_the_question_does_not(question: str, sentence: str, book: PhraseBook) -> None:
    assert held(question, sentence, book) == 0.0


def test_a_number_of_something_else_is_half_an_answer_at_most(book: PhraseBook) -> None:
    assert 0.0 < held("How many ferries are there?", "The company has 300 captains and mates.", book) < 0.5


def test_any_sentence_will_do_where_something_else_is_asked_for(book: PhraseBook) -> None:
    assert held("Is the company old?", "The company is old.", book) == 1.0


def test_the_thing_counted_is_named_after_how_many_or_else_last_before_it(book: PhraseBook) -> None:
    def first(question: str) -> str:
        return counted_first(question, asked_in(question, book))[0].asked

    assert first("In Laos, how many victims were helped?") == "victims"
    assert first("Negara pengamat ada berapa?") == "negara pengamat"
    assert first("Victims in Laos?") == "victims"


def test_a_count_is_of_what_stands_beside_it(book: PhraseBook) -> None:
    asked = counted_first("How many ferries?", asked_in("How many ferries?", book))
    sentence = f"The company has 14 ferries, {'which are old and white and slow, ' * 3}and 90 captains."
    assert [sentence[found.start : found.end] for found in counted(sentence, asked, "en")] == ["14"]


def test_a_year_that_names_a_source_dates_nothing() -> None:
    assert dates("The 2017 chapter counts many.", "en") == []
    assert dates("Menurut bab 2017, ada banyak.", "id") == []
    assert [int(found.low) for found in dates("The 2017 chapter says 1951.", "en")] == [1951]
    assert dates("It began in 1951.", "en", but=[1951]) == []


@pytest.mark.parametrize(
    ("sentence", "year"),
    [("The 2017 chapter counts 150.", 2017), ("Menurut bab 2018, ada 166.", 2018), ("In 2018, 166 were there.", None)],
)
def test_a_sentence_may_name_its_source_by_year(sentence: str, year: int | None) -> None:
    assert source_years(sentence) == ([year] if year else [])


def test_a_short_word_of_the_question_hides_no_name_that_begins_like_it(book: PhraseBook) -> None:
    assert held("Di mana kantornya?", "Kantornya terletak di Dili.", book) == 1.0


def test_a_number_counts_the_thing_that_follows_it_and_not_the_one_before(book: PhraseBook) -> None:
    assert held("How many ferries are there?", "The ferries call at 14 towns.", book) < 0.5
    assert held("How many ferries are there?", "Of the ferries there are 14.", book) == 1.0
    assert held("How many people died?", "The flood caused 14 deaths; many people died.", book) == 1.0
