"""Questions after the source of something are told from others, and what the source is wanted of."""

import numpy as np
import pytest

from assistant.query.source_question.asked import asks_for_source, claim_in, source_probability


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Which author stands behind the yearly estimate of lost nets?", "the yearly estimate of lost nets"),
        ("What publication is the figure of 14,000 boats taken from?", "the figure of 14,000 boats"),
        ("Tulisan apa yang dirujuk untuk kampanye di Belize?", "kampanye di Belize"),
        ("Laporan evaluasi siapa yang dipakai untuk bantuan bagi nelayan?", "bantuan bagi nelayan"),
        ("Who says so?", ""),
        ("Kata siapa?", ""),
    ],
)
def test_a_question_after_a_source_says_what_it_wants_the_source_of(question: str, claim: str) -> None:
    assert asks_for_source(question)
    assert claim_in(question) == claim


@pytest.mark.parametrize(
    "question",
    [
        "Where does the village get its water from?",
        "Apa sumber penghasilan nelayan?",
        "Siapa yang menulis lagu itu?",
        "Which reports must the harbour master file every year?",
        "How many boats are there according to the census?",
        "Who heads IOM?",
        "",
        "???",
    ],
)
def test_what_only_uses_its_words_is_none(question: str) -> None:
    assert not asks_for_source(question)


def test_another_models_vector_is_left_aside() -> None:
    question = "Which work is cited for the number of boats?"
    elsewhere = source_probability(question, np.ones(7, np.float32), "another-model")
    assert elsewhere == source_probability(question)


def test_a_claim_is_the_questions_own_words() -> None:
    question = "rujukan buat jmlah anggaran 1,3 milyar & 8400 staff itu apa"
    assert claim_in(question) in question
    assert "8400" in claim_in(question)
    assert claim_in("") == ""
