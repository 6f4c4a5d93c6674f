from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from eval.benchmark.cosine_reader import CosineReader, SentenceSpan
from eval.benchmark.reading import ReadQuestion, as_passage, auc, by_direction, read_all, scores
from eval.suites.passages import GivenPassage, GivenQuestion

PASSAGES = {
    "a": GivenPassage("a", "IOM berdiri pada tahun 1951 di Brussel.", "id"),
    "b": GivenPassage("b", "The office is in Geneva.", "en"),
}


@dataclass(frozen=True)
class Read:
    has: float
    spans: tuple[SentenceSpan, ...]


class Finder:
    """Says that a passage answers where it holds "1951", and marks that."""

    name = "finder"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Read]:  # noqa: ARG002
        places = [passage.text.find("1951") for passage in passages]
        return [Read(3.0, (SentenceSpan(at, at + 4),)) if at >= 0 else Read(-3.0, ()) for at in places]


def asked(passage: str, language: str, *answers: str) -> GivenQuestion:
    gold = (passage,) if answers else ()
    return GivenQuestion("q", "Kapan?", language, answers, passage, gold, "test", bool(answers))


def test_the_best_span_is_held_against_every_answer() -> None:
    questions = [
        asked("a", "id", "tahun 1951", "1951"),
        asked("a", "en", "tahun 1951"),
        asked("b", "id"),
        asked("c", "id"),
    ]
    read = read_all(questions, PASSAGES, Finder(), lambda: None)
    assert [one.direction for one in read] == ["id→id", "en→id", "id→en"]
    assert [(one.exact, round(one.f1, 3)) for one in read[:2]] == [(True, 1.0), (False, 0.667)]
    found = scores(read)
    assert (found["em"], found["f1"], found["answerability_auc"]) == (
        round(2 / 3, 4),
        round((1 + 2 / 3 + 1) / 3, 4),
        1.0,
    )
    assert by_direction(read)["en→id"]["f1"] == 0.6667


def test_a_reader_that_holds_an_answerable_question_for_none_gets_nothing_for_it() -> None:
    read = [ReadQuestion("id→id", True, -1.0, True, 1.0), ReadQuestion("id→id", False, -2.0, False, 0.0)]
    assert (scores(read)["f1"], scores(read)["f1_best"]) == (0.5, 1.0)
    assert scores(read[:1])["f1"] == 1.0, "where every question has an answer, the best span counts"


def test_the_area_under_the_curve_counts_ties_by_half() -> None:
    assert auc([2.0, 1.0], [1.0, 0.0]) == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    assert auc([], [1.0]) is None


def test_cosines_alone_find_the_sentence_that_is_nearest(encoder: Encoder) -> None:
    text = "Kantornya kecil. IOM berdiri pada tahun 1951 di Brussel. Cuaca hari ini cerah."
    passage = as_passage(GivenPassage("p", text, "id"))
    near = CosineReader(encoder).read("Kapan IOM didirikan?", [passage])[0]
    far = CosineReader(encoder).read("Bagaimana cara memasak rendang?", [passage])[0]
    assert "1951" in text[near.spans[0].start : near.spans[0].end]
    assert near.has > far.has
