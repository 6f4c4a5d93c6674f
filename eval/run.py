"""The known questions asked, one after the other, through the assistant's public door."""

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer
from corpus.errors import RujukanError
from corpus.model import DocumentRow, Passage
from corpus.text.glossary import Glossary
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


def run_questions(
    questions: Sequence[KnownQuestion],
    splits: Mapping[str, str],
    door: Door,
    glossary: Glossary,
    progress: Callable[[], object],
) -> list[Outcome]:
    """The outcomes of the questions, in their order; `progress` is called after each."""
    texts = stored_texts(door)
    outcomes = []
    for question in questions:
        try:
            outcomes.append(_outcome(question, splits[question.id], door, texts, glossary))
        except RujukanError as error:
            outcomes.append(failed(question, splits[question.id], str(error)))
        progress()
    return outcomes


def _outcome(question: KnownQuestion, split: str, door: Door, texts: Mapping[str, str], glossary: Glossary) -> Outcome:
    history = _history(question, door)
    begun = perf_counter()
    answer = door.ask(question.question, history)
    milliseconds = (perf_counter() - begun) * 1000
    passages = door.retrieve(question.question, history) if question.evidence else ()
    correct_whole = None
    if question.standalone is not None:
        correct_whole = is_correct(question, door.ask(question.standalone), glossary)
    return grade(
        question,
        split,
        answer,
        passages,
        texts=texts,
        glossary=glossary,
        milliseconds=milliseconds,
        correct_whole=correct_whole,
    )


def _history(question: KnownQuestion, door: Door) -> list[tuple[str, str]]:
    """The earlier turns; answers that the question leaves open are the product's own."""
    history: list[tuple[str, str]] = []
    for turn in question.history:
        answer = turn.answer if turn.answer is not None else door.ask(turn.question, history).text
        history.append((turn.question, answer))
    return history
