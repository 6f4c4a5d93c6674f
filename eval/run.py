"""The known questions asked, one after the other, through the assistant's public door."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer
from corpus.errors import RujukanError
from corpus.model import DocumentRow, Passage
from corpus.text.glossary import Glossary
from eval.memory.unfinished import UnfinishedRun
from eval.question import KnownQuestion
from eval.scoring.grade import failed, grade, is_correct
from eval.scoring.outcome import Outcome

if TYPE_CHECKING:
    from assistant.retrieval.hybrid import ScoredPassage

History = Sequence[tuple[str, str]]


class Door(Protocol):
    """What the evaluation asks of the assistant, and all it knows of it."""

    def ask(self, question: str, history: History = ()) -> Answer:
        """The answer to a question, after the earlier turns."""
        ...

    def retrieve(self, question: str, history: History = ()) -> "Sequence[ScoredPassage]":
        """The passages in which the answer is looked for, best first."""
        ...

    def documents(self) -> Sequence[DocumentRow]:
        """The documents in the store."""
        ...

    def passages(self, document_id: str) -> Sequence[Passage]:
        """A document's passages, which together are its text."""
        ...


def stored_texts(door: Door) -> dict[str, str]:
    """The clean text of every stored document, by its id."""
    return {row.id: "".join(passage.text for passage in door.passages(row.id)) for row in door.documents()}


@dataclass(frozen=True, slots=True)
class Graders:
    """What grading needs beside the answers; `encode` encodes a question alone, to compare times with."""

    texts: Mapping[str, str]
    languages: Mapping[str, str]
    glossary: Glossary
    encode: Callable[[str], object] | None = None


def run_questions(
    questions: Sequence[KnownQuestion],
    splits: Mapping[str, str],
    door: Door,
    glossary: Glossary,
    progress: Callable[[], object],
    *,
    encode: Callable[[str], object] | None = None,
    keep: UnfinishedRun | None = None,
) -> list[Outcome]:
    """The outcomes of the questions, in their order; `progress` is called after each.

    What `keep` holds of an earlier run that was cut short is not asked again; what is asked is added to it at once.
    """
    languages = {row.id: row.language for row in door.documents()}
    graders = Graders(stored_texts(door), languages, glossary, encode)
    outcomes = []
    for question in questions:
        found = keep.outcome(question) if keep else None
        if found is None:
            try:
                found = _outcome(question, splits[question.id], door, graders)
            except RujukanError as error:
                found = failed(question, splits[question.id], str(error))
            if keep:
                keep.add(found)
        outcomes.append(found)
        progress()
    return outcomes


def _outcome(question: KnownQuestion, split: str, door: Door, graders: Graders) -> Outcome:
    history = _history(question, door)
    encoding_ms = 0.0
    if graders.encode:
        begun = perf_counter()
        graders.encode(question.question)
        encoding_ms = (perf_counter() - begun) * 1000
    begun = perf_counter()
    answer = door.ask(question.question, history)
    milliseconds = (perf_counter() - begun) * 1000
    passages = door.retrieve(question.question, history) if question.evidence else ()
    correct_whole = None
    if question.standalone is not None:
        correct_whole = is_correct(question, door.ask(question.standalone), graders.glossary)
    return grade(
        question,
        split,
        answer,
        passages,
        texts=graders.texts,
        glossary=graders.glossary,
        languages=graders.languages,
        milliseconds=milliseconds,
        encoding_ms=encoding_ms,
        correct_whole=correct_whole,
    )


def _history(question: KnownQuestion, door: Door) -> list[tuple[str, str]]:
    """The earlier turns; answers that the question leaves open are the product's own."""
    history: list[tuple[str, str]] = []
    for turn in question.history:
        answer = turn.answer if turn.answer is not None else door.ask(turn.question, history).text
        history.append((turn.question, answer))
    return history
