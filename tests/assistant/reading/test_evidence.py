"""From passages to the sentences that may answer, each with what speaks for it."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.query.concepts import PhraseBook
from assistant.query.constraints import Constraints, find_constraints
from assistant.query.question import parse_question
from assistant.reading.evidence import MAPPED_WEIGHTS, READ, Evidence, Query, SentenceVectors, find_evidence
from assistant.reading.reader import PassageReading
from assistant.retrieval.hybrid import ScoredPassage
from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from tests.assistant.made import asked_in, passage_of

BOATS = passage_of(
    "Boats\n\nThe company is old. It runs 14 ferries. The ferries are white.\n\nIts seat is in Vardal since 1911.",
    body=7,
)


def evidence(question: str, passages: Sequence[Passage], book: PhraseBook, encoder: Encoder) -> list[Evidence]:
    taken = parse_question(question)
    asked = asked_in(question, book)
    query = Query(taken, asked, find_constraints(taken, asked, encoder.knows_word), encoder.encode_query(question))
    scored = [ScoredPassage(passage, 1.0, 0.88, 1.0) for passage in passages]
    return find_evidence(query, scored, SentenceVectors(encoder.encode_passages))


def test_the_sentence_that_answers_comes_first(book: PhraseBook, encoder: Encoder) -> None:
    found = evidence("How many ferries does it run?", [BOATS], book, encoder)
    assert found[0].text == "It runs 14 ferries."
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_evidence_is_cut_from_its_passage_and_no_heading_is_evidence(book: PhraseBook, encoder: Encoder) -> None:
    found = evidence("Where is the company?", [BOATS], book, encoder)
    for one in found:
        assert one.text == BOATS.text[one.start - 100 : one.end - 100] != ""
        assert one.start >= BOATS.body_start
    assert len(found) == 4


def test_every_sign_lies_between_nothing_and_all(book: PhraseBook, encoder: Encoder) -> None:
    for one in evidence("How many ferries run in Vardal?", [BOATS], book, encoder):
        assert 0 <= one.covered <= one.governed <= 1
        assert 0 <= one.expected <= 1
        assert 0 <= one.cosine < 1
        assert 0 < one.similar <= 1


def test_what_the_heading_and_the_sentences_before_say_governs_a_sentence(book: PhraseBook, encoder: Encoder) -> None:
    by_text = {one.text: one for one in evidence("Is the company white?", [BOATS], book, encoder)}
    white = by_text["The ferries are white."]
    assert white.covered < white.governed == 1
    seat = by_text["Its seat is in Vardal since 1911."]
    assert seat.governed == 0


def test_a_restrictor_is_met_by_what_governs_a_sentence(book: PhraseBook, encoder: Encoder) -> None:
    text = "Vardal has a company. It runs 14 ferries.\n\nIt has 3 boats."
    unmet = {
        one.text: one.unmet for one in evidence("How many ferries run in Vardal?", [passage_of(text)], book, encoder)
    }
    assert unmet["It runs 14 ferries."] == ()
    assert unmet["It has 3 boats."] == ("vardal",)


def test_no_passage_gives_no_evidence(book: PhraseBook, encoder: Encoder) -> None:
    assert evidence("How many?", [], book, encoder) == []
    assert evidence("How many?", [passage_of("Boats", body=5)], book, encoder) == []


def test_no_more_sentences_are_read_than_allowed(book: PhraseBook, encoder: Encoder) -> None:
    long = passage_of(" ".join(f"Ferry {number} is white." for number in range(READ + 10)))
    assert len(evidence("How many ferries?", [long], book, encoder)) == READ


def test_a_sentence_is_encoded_once_while_there_is_room() -> None:
    calls: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        calls.extend(texts)
        return np.array([[len(text), 0.0] for text in texts], np.float32)

    vectors = SentenceVectors(encode, room=2)
    assert vectors.of(["a", "bb", "a"]).tolist() == [[1, 0], [2, 0], [1, 0]]
    assert vectors.of(["bb", "a"]).tolist() == [[2, 0], [1, 0]]
    assert calls == ["a", "bb"]
    vectors.of(["ccc"])
    vectors.of(["a", "bb"])
    assert calls == ["a", "bb", "ccc", "bb"]


def test_more_sentences_at_once_than_there_is_room_for_are_all_given() -> None:
    vectors = SentenceVectors(lambda texts: np.array([[len(text)] for text in texts], np.float32), room=1)
    assert vectors.of(["a", "bb", "ccc"]).tolist() == [[1], [2], [3]]


def test_where_a_map_has_turned_the_question_nearness_words_and_reading_decide_together(
    book: PhraseBook, encoder: Encoder
) -> None:
    question = "How many ferries does it run?"
    asked, vector = asked_in(question, book), encoder.encode_query(question)
    readings = {BOATS.id: PassageReading(2.0, ())}

    def score(nearness: float, lexical: float, turned: NDArray[np.float32]) -> float:
        query = Query(parse_question(question), asked, Constraints((), ()), vector, turned)
        scored = ScoredPassage(BOATS, 1.0, 0.88, 1.0, lexical=lexical, nearness=nearness)
        (best, *_) = find_evidence(query, [scored], SentenceVectors(encoder.encode_passages), readings)
        return best.score

    usual = score(0.3, 0.0, vector)
    assert score(0.4, 0.0, vector) == pytest.approx(usual + 0.1 * MAPPED_WEIGHTS["passage"], abs=1e-4)
    assert score(0.3, 1.0, vector) == pytest.approx(usual + MAPPED_WEIGHTS["lexical"], abs=1e-4)
    assert score(0.3, 0.0, -vector) < usual
