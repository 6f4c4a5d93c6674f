"""Faults between the reader and the product: what is asked of it, over which documents, after which turns."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from time import sleep

from assistant.answer import Answer
from assistant.retrieval.filters import Filters
from assistant.retrieval.hybrid import ScoredPassage
from corpus.errors import EmptyStoreError, UsageError
from corpus.text.language import detect_language
from eval.run import History
from eval.studies.faults.fault import Fault, FilteredDoor

SLOW = 2.5
"""Times that an answer takes with a slow retriever."""


def without_history(door: FilteredDoor, question: str, _: History) -> Answer:
    """Earlier turns are not looked at."""
    return door.ask(question, ())


def other_history(door: FilteredDoor, question: str, history: History) -> Answer:
    """Earlier turns are those of another conversation."""
    return door.ask(question, [("Apa itu Protokol Palermo?", "Sebuah protokol PBB.")] if history else ())


def first_turn_only(door: FilteredDoor, question: str, history: History) -> Answer:
    """What was asked first is answered again."""
    return door.ask(history[0][0] if history else question, ())


def misrouted(door: FilteredDoor, question: str, history: History) -> Answer:
    """Questions are looked for only in what is written in the other language."""
    language = detect_language(question)
    with suppress(UsageError):
        return door.ask(question, history, None, Filters(source_language="en" if language == "id" else "id"))
    return door.ask(question, history)


def answered_in_other_words(door: FilteredDoor, question: str, history: History) -> Answer:
    """Of a question the first four words are read."""
    return door.ask(" ".join(question.split()[:4]), history)


def numbers_lost(door: FilteredDoor, question: str, history: History) -> Answer:
    """Figures and years in a question are not read."""
    kept = "".join(letter for letter in question if not letter.isdigit())
    return door.ask(kept, history)


def document_missing(door: FilteredDoor, question: str, history: History) -> Answer:
    """The first document, which most of the questions are on, is not searched."""
    rows = sorted(door.documents(), key=lambda row: -len(row.starts))
    return door.ask(question, history, None, Filters(documents=tuple(row.id for row in rows[1:])))


def failing(door: FilteredDoor, question: str, history: History) -> Answer:
    """Long questions end with an error."""
    if len(question) > 60:
        raise EmptyStoreError(question)
    return door.ask(question, history)


def slow(door: FilteredDoor, question: str, history: History) -> Answer:
    """Retrieval takes long."""
    answer = door.ask(question, history)
    sleep(SLOW * answer.timings_ms["total"] / 1000)
    return answer


def worst_first(passages: Sequence[ScoredPassage]) -> Sequence[ScoredPassage]:
    """Passages come worst first."""
    return passages[::-1]


def first_only(passages: Sequence[ScoredPassage]) -> Sequence[ScoredPassage]:
    """One passage is given."""
    return passages[:1]


def stale(passages: Sequence[ScoredPassage]) -> Sequence[ScoredPassage]:
    """Passages are where they stood before the document grew at its beginning."""
    return [
        replace(one, passage=replace(one.passage, start=one.passage.start + 900, end=one.passage.end + 900))
        for one in passages
    ]


FAULTS = (
    Fault("history ignored", asks=without_history),
    Fault("another conversation's history", asks=other_history),
    Fault("the first turn answered again", asks=first_turn_only),
    Fault("questions routed to the other language", asks=misrouted),
    Fault("the end of questions not read", asks=answered_in_other_words),
    Fault("figures in questions not read", asks=numbers_lost),
    Fault("one document missing", asks=document_missing),
    Fault("errors on long questions", asks=failing),
    Fault("a slow retriever", asks=slow),
    Fault("passages given worst first", retrieves=worst_first),
    Fault("one passage retrieved", retrieves=first_only),
    Fault("stale index of passages", retrieves=stale),
)
