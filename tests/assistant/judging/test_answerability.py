"""The one decision, without the reader: what more odds, a nearer passage and a list question do."""

import pytest

from assistant.answer import Status
from assistant.judging.answerability import THRESHOLD, UNREAD_USUAL, answering_sign, decide
from assistant.query.question import parse_question
from assistant.reading.reader import PassageReading
from assistant.retrieval.hybrid import ScoredPassage
from corpus.setup.settings import CAUTION
from tests.assistant.made import evidence_of, passage_of

FACT = parse_question("When was the mill built?")
FOUND = [evidence_of("The mill was built in 1911.")]


def near(cosine: float) -> list[ScoredPassage]:
    return [ScoredPassage(passage_of("The mill was built in 1911."), cosine, cosine, 1.0)]


def read(*has: float) -> list[PassageReading]:
    return [PassageReading(one, ()) for one in has]


def test_several_passages_that_may_answer_speak_more_for_an_answer_than_one() -> None:
    assert answering_sign(FACT, near(0.85), read(0.0, 0.0)) > answering_sign(FACT, near(0.85), read(0.0, -9.0))


def test_a_nearer_passage_speaks_for_an_answer() -> None:
    assert answering_sign(FACT, near(0.88), read(0.0)) > answering_sign(FACT, near(0.82), read(0.0))


@pytest.mark.parametrize(
    "question", ["Why was the mill built?", "Which works are cited for the mill?", "Compare the mill and the ferry."]
)
def test_what_no_single_passage_answers_whole_is_not_held_to_the_measure_of_a_fact(question: str) -> None:
    readings = read(THRESHOLD - 0.5)
    assert decide(FACT, near(0.85), readings, FOUND).status is Status.NOT_FOUND
    assert decide(parse_question(question), near(0.85), readings, FOUND).status is Status.ANSWERED


def test_confidence_is_one_half_where_the_decision_turns() -> None:
    assert decide(FACT, near(0.85), read(THRESHOLD), FOUND).confidence == pytest.approx(0.5)


def test_what_nothing_comes_near_is_outside_the_documents() -> None:
    assert decide(FACT, near(0.78), read(-6.0, -7.0), FOUND).status is Status.OUT_OF_SCOPE
    assert decide(FACT, near(0.78), read(-6.0), []).status is Status.OUT_OF_SCOPE


def test_more_caution_refuses_what_is_less_sure_and_less_caution_answers_it() -> None:
    barely = read(THRESHOLD + 0.5)
    assert decide(FACT, near(0.85), barely, FOUND).status is Status.ANSWERED
    assert decide(FACT, near(0.85), barely, FOUND, CAUTION["high"]).status is Status.NOT_FOUND
    nearly = read(THRESHOLD - 0.5)
    assert decide(FACT, near(0.85), nearly, FOUND).status is Status.NOT_FOUND
    assert decide(FACT, near(0.85), nearly, FOUND, CAUTION["low"]).status is Status.ANSWERED


def test_where_no_reader_has_read_them_the_nearest_passage_decides() -> None:
    assert decide(FACT, near(UNREAD_USUAL + 0.01), [], FOUND).status is Status.ANSWERED
    assert decide(FACT, near(UNREAD_USUAL - 0.01), [], FOUND).status is Status.NOT_FOUND
    assert decide(FACT, near(UNREAD_USUAL - 0.2), [], FOUND).status is Status.OUT_OF_SCOPE
    assert decide(FACT, near(UNREAD_USUAL + 0.01), [], FOUND, CAUTION["high"]).status is Status.NOT_FOUND


def test_a_reader_may_see_an_answer_far_away_and_none_nearby() -> None:
    assert decide(FACT, near(0.78), read(4.0), FOUND).status is Status.ANSWERED
    assert decide(FACT, near(0.9), read(-6.0), FOUND).status is not Status.ANSWERED
