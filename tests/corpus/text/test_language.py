"""Which language a text is in."""

import pytest

from corpus.text.function_words import CONTENT_WORDS, ENGLISH, INDONESIAN
from corpus.text.language import detect_language


@pytest.mark.parametrize(
    "question",
    [
        "apa itu human trafficking",
        "Apa saja negara anggota IOM?",
        "siapa direktur jenderal?",
        "berapa anggaran IOM",
        "anggaran IOM",
        "negara anggota?",
        "Siapa pengarang The Clash of Civilizations?",
        "dimankah letak kantor IOM",
        "Menurut bab 2018, IOM membantu para victims of trafficking.",
    ],
)
def test_an_indonesian_question_is_known_also_when_it_holds_english_names(question: str) -> None:
    assert detect_language(question, default="en") == "id"


@pytest.mark.parametrize(
    "question",
    [
        "IOM member states?",
        "What is the Bali Process?",
        "human trafficking",
        "Who's the director general?",
        "Who’s the director general?",
        "number of staff",
        "When did IOM start work in Jakarta, Indonesia?",
    ],
)
def test_an_english_question_is_known_also_when_it_is_short(question: str) -> None:
    assert detect_language(question, default="id") == "en"


@pytest.mark.parametrize("silent", ["", "IOM", "2017", "?!", "Ibid.", "ICMPD UNHCR"])
def test_a_text_that_tells_nothing_gets_the_default(silent: str) -> None:
    assert detect_language(silent, default="en") == "en"
    assert detect_language(silent, default="id") == "id"


def test_no_word_votes_for_both_languages() -> None:
    assert not INDONESIAN & ENGLISH
    assert not CONTENT_WORDS["id"] & CONTENT_WORDS["en"]
