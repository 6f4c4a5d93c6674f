"""The words of a question say what kind of answer it wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.query.question_type import QuestionType, question_type_of

ASKED = {
    QuestionType.HOW_MANY: ("Berapa negara anggota IOM?", "How much is the budget?", "Jumlah staf IOM?"),
    QuestionType.WHEN: ("Tahun berapa IOM didirikan?", "Sejak kapan itu?", "When was it founded?", "In which year?"),
    QuestionType.WHO: ("Siapa direkturnya?", "Who heads IOM?", "Oleh siapa itu didirikan?"),
    QuestionType.CITED: (
        "Siapa yang dikutip untuk anggaran?",
        "What source is cited for that?",
        "Karya siapa yang dirujuk di situ?",
        "Rujukan mana itu?",
    ),
    QuestionType.WHERE: ("Di mana kantor pusatnya?", "Where is it based?", "In which city was it signed?"),
    QuestionType.WHY: ("Mengapa IOM dibentuk?", "Apa alasan IOM?", "Why was it renamed?"),
    QuestionType.HOW: ("Bagaimana IOM bekerja?", "How does IOM help victims?"),
    QuestionType.LIST: ("Apa saja tugas IOM?", "Sebutkan mitra IOM.", "Which countries took part?", "List the tasks."),
    QuestionType.DEFINITION: (
        "Apa itu TPPO?",
        "What is trafficking?",
        "What does ICEM stand for?",
        "Kepanjangan PICMME apa",
    ),
    QuestionType.COMPARE: ("Apa perbedaan kedua bab?", "Compare the two chapters.", "Do the chapters disagree?"),
    QuestionType.SUMMARY: ("Ringkas sejarah IOM.", "Give an overview of IOM.", "Tell me about the Mekong project"),
    QuestionType.OTHER: ("Apakah IOM bagian dari PBB?", "Is IOM part of the UN?", "IOM Thailand"),
}


@pytest.mark.parametrize(("question", "kind"), [(text, kind) for kind, texts in ASKED.items() for text in texts])
def test_the_words_of_asking_say_the_kind(question: str, kind: QuestionType) -> None:
    assert question_type_of(question) is kind


@pytest.mark.parametrize("question", [text for texts in ASKED.values() for text in texts])
def test_capitals_do_not_matter(question: str) -> None:
    assert question_type_of(question.upper()) is question_type_of(question.lower()) is question_type_of(question)


def test_the_first_kind_that_fits_decides() -> None:
    assert question_type_of("Apa saja alasan IOM dibentuk?") is QuestionType.LIST
    assert question_type_of("Apa alasan IOM dibentuk?") is QuestionType.WHY
    assert question_type_of("Tahun berapa dan berapa orang?") is QuestionType.WHEN


def test_a_question_that_opens_with_why_asks_why_whatever_follows() -> None:
    assert question_type_of("Mengapa negara itu masuk daftar?") is QuestionType.WHY
    assert question_type_of("Why did the number of states grow?") is QuestionType.WHY
    assert question_type_of("Why, and when?") is QuestionType.WHY


def test_when_within_a_clause_asks_nothing() -> None:
    assert question_type_of("What happened to them when the war began?") is QuestionType.OTHER
    assert question_type_of("It was founded when?") is QuestionType.WHEN
    assert question_type_of("Is it old, and since when?") is QuestionType.WHEN
    assert question_type_of("Since when is it in Geneva?") is QuestionType.WHEN


def test_alternatives_are_compared() -> None:
    assert question_type_of("Is it old or new?") is QuestionType.COMPARE
    assert question_type_of("Apakah itu ada atau baru rencana?") is QuestionType.COMPARE
    assert question_type_of("How many in each?") is QuestionType.COMPARE


def test_a_word_that_only_begins_like_one_of_asking_asks_nothing() -> None:
    assert question_type_of("Citeureup, wholesale, whence") is QuestionType.OTHER


@given(st.text(max_size=300))
def test_any_text_has_a_kind(text: str) -> None:
    assert isinstance(question_type_of(text), QuestionType)
