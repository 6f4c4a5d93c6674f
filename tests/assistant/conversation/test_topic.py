"""The topic of a question is in its nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.topic import is_verb, names_no_subject, topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What was PICMME?", "PICMME"),
        ("When was IOM founded?", "IOM"),
        ("What happened in Uganda in 1972?", "Uganda in 1972"),
        ("Where is the headquarters of the IOM?", "IOM"),
        ("How long has IOM been working with Indonesia?", "IOM with Indonesia"),
        ("Di mana kantor pusat IOM?", "IOM"),
        ("What does it do in the Philippines (about: leads it (about: hq of IOM)?", "Philippines"),
        ("Berapa korban yang ditolong IOM?", "korban yang ditolong IOM"),
    ],
)
def test_a_topic_is_nouns_without_what_the_question_asks_by(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize("question", ["When was it renamed?", "who leads it", "kapan dimulai?", "and why"])
def test_a_question_without_a_noun_has_no_topic(question: str) -> None:
    assert topic_of(question) == ""


@pytest.mark.parametrize("question", ["kapan dimulai?", "siapa yang memimpin?", "When did it start?", "who leads"])
def test_a_verb_alone_is_no_subject(question: str) -> None:
    assert names_no_subject(question)


@pytest.mark.parametrize("question", ["Siapa direktur?", "Who are the members?", "Apa metode?", "Kapan IOM berdiri?"])
def test_a_noun_that_looks_like_a_verb_is_a_subject(question: str) -> None:
    assert not names_no_subject(question)


def test_a_name_is_never_a_verb() -> None:
    assert is_verb("dimulai")
    assert not is_verb("Mengapa")
    assert not is_verb("direktur")


@given(st.text(max_size=200))
def test_any_text_has_a_topic_or_none(text: str) -> None:
    assert "(about:" not in topic_of(text)
