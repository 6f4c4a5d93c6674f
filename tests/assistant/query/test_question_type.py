"""The words of a question say what kind of answer it wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.question_type import Kind, kind_of

ASKED = {
    Kind.HOW_MANY: ("Berapa negara anggota IOM?", "How much is the budget?", "Jumlah staf IOM?"),
    Kind.WHEN: ("Tahun berapa IOM didirikan?", "Sejak kapan itu?", "When was it founded?", "In which year?"),
    Kind.WHO: ("Siapa direkturnya?", "Who heads IOM?", "Oleh siapa itu didirikan?"),
    Kind.CITED: (
        "Siapa yang dikutip untuk anggaran?",
        "What source is cited for that?",
        "Apa isi catatan kaki 3?",
        "Rujukan mana itu?",
    ),
    Kind.WHERE: ("Di mana kantor pusatnya?", "Where is it based?", "In which city was it signed?"),
    Kind.WHY: ("Mengapa IOM dibentuk?", "Apa alasan IOM?", "Why was it renamed?"),
    Kind.HOW: ("Bagaimana IOM bekerja?", "How does IOM help victims?"),
    Kind.LIST: ("Apa saja tugas IOM?", "Sebutkan mitra IOM.", "Which countries took part?", "List the tasks."),
    Kind.DEFINITION: ("Apa itu TPPO?", "What is trafficking?", "What does ICEM stand for?", "Kepanjangan PICMME apa"),
    Kind.COMPARE: ("Apa perbedaan kedua bab?", "Compare the two chapters.", "Do the chapters disagree?"),
    Kind.SUMMARY: ("Ringkas sejarah IOM.", "Give an overview of IOM.", "Tell me about the Mekong project"),
    Kind.OTHER: ("Apakah IOM bagian dari PBB?", "Is IOM part of the UN?", "IOM Thailand"),
}


@pytest.mark.parametrize(("question", "kind"), [(text, kind) for kind, texts in ASKED.items() for text in texts])
def test_the_words_of_asking_say_the_kind(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize("question", [text for texts in ASKED.values() for text in texts])
def test_capitals_do_not_matter(question: str) -> None:
    assert kind_of(question.upper()) is kind_of(question.lower()) is kind_of(question)


def test_the_first_kind_that_fits_decides() -> None:
    assert kind_of("Apa saja alasan IOM dibentuk?") is Kind.LIST
    assert kind_of("Apa alasan IOM dibentuk?") is Kind.WHY
    assert kind_of("Tahun berapa dan berapa orang?") is Kind.WHEN


def test_a_question_that_opens_with_why_asks_why_whatever_follows() -> None:
    assert kind_of("Mengapa negara itu masuk daftar?") is Kind.WHY
    assert kind_of("Why did the number of states grow?") is Kind.WHY
    assert kind_of("Why, and when?") is Kind.WHY


def test_when_within_a_clause_asks_nothing() -> None:
    assert kind_of("What happened to them when the war began?") is Kind.OTHER
    assert kind_of("It was founded when?") is Kind.WHEN
    assert kind_of("Is it old, and since when?") is Kind.WHEN
    assert kind_of("Since when is it in Geneva?") is Kind.WHEN


def test_alternatives_are_compared() -> None:
    assert kind_of("Is it old or new?") is Kind.COMPARE
    assert kind_of("Apakah itu ada atau baru rencana?") is Kind.COMPARE
    assert kind_of("How many in each?") is Kind.COMPARE


def test_a_word_that_only_begins_like_one_of_asking_asks_nothing() -> None:
    assert kind_of("Citeureup, wholesale, whence") is Kind.OTHER


@given(st.text(max_size=300))
def test_any_text_has_a_kind(text: str) -> None:
    assert isinstance(kind_of(text), Kind)
