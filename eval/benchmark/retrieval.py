"""Retrieval: each passage of a set is a document of a store; at which place comes the one that answers?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.errors import RujukanError
from eval.run import Door
from eval.suites.passages import GivenQuestion


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """The places (from 1) of the passages that answer, None where one is not among the first ten."""

    direction: str
    places: tuple[int | None, ...]


def find_all(
    questions: Sequence[GivenQuestion],
    languages: dict[str, str],
    door: Door,
    progress: Callable[[], object],
) -> list[FoundQuestion]:
    """Every answerable question looked for through the assistant's door; `languages` are those of the passages."""
    found = []
    for question in questions:
        gold = [one for one in question.gold if one in languages]
        if gold:
            found.append(FoundQuestion(f"{question.language}→{languages[gold[0]]}", _places(question, gold, door)))
        progress()
    return found


def _places(question: GivenQuestion, gold: Sequence[str], door: Door) -> tuple[int | None, ...]:
    try:
        scored = door.retrieve(question.text, question.history)
    except RujukanError:
        return (None,) * len(gold)
    at: dict[str, int] = {}
    place = 0
    for one in scored:
        documents = {passage.document_id for passage in (one.passage, *one.repeats)}
        # A long passage is several in the store; the second of them is no further place.
        if documents - at.keys():
            place += 1
            at |= dict.fromkeys(documents - at.keys(), place)
    return tuple(at.get(name) if at.get(name, 11) <= 10 else None for name in gold)


def scores(found: Sequence[FoundQuestion]) -> dict[str, float | int | None]:
    """`recall@1`, `recall@10` and `mrr@10`; recall is the share of the passages that answer."""
    if not found:
        return {"asked": 0, "recall@1": None, "recall@10": None, "mrr@10": None}
    return {
        "asked": len(found),
        "recall@1": round(sum(_recall(one, 1) for one in found) / len(found), 4),
        "recall@10": round(sum(_recall(one, 10) for one in found) / len(found), 4),
        "mrr@10": round(sum(max((1 / p for p in one.places if p), default=0.0) for one in found) / len(found), 4),
    }


def by_direction(found: Sequence[FoundQuestion]) -> dict[str, dict[str, float | int | None]]:
    """The same for every direction of languages."""
    names = sorted({one.direction for one in found})
    return {name: scores([one for one in found if one.direction == name]) for name in names}


def _recall(one: FoundQuestion, k: int) -> float:
    return sum(place is not None and place <= k for place in one.places) / len(one.places)
