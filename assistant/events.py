"""What is told while a question is being answered: the stages, and the quotes as they are chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Answer, Citation, Statement


class Stage(StrEnum):
    """A part of answering; each may begin several times, as a question may be read in several ways."""

    LOOKING = "looking"
    READING = "reading"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage begins.

    `count` is how many documents are looked into, how many passages are read, or of how many documents the evidence is
    compared.
    """

    stage: Stage
    count: int


@dataclass(frozen=True, slots=True)
class QuoteChosen:
    """A statement of the answer to come, with the citations that it stands on."""

    statement: Statement
    citations: tuple[Citation, ...]


AnswerEvent = StageStarted | QuoteChosen | Answer
Report = Callable[[AnswerEvent], None]


def ignore(_: AnswerEvent) -> None:
    """Tell nobody."""


def without_quotes(report: Report) -> Report:
    """A report that tells all but the quotes as they are chosen."""

    def told(event: AnswerEvent) -> None:
        if not isinstance(event, QuoteChosen):
            report(event)

    return told


def report_quotes(answer: Answer, report: Report) -> None:
    """Tell each statement of an answer with its citations."""
    for statement in answer.statements:
        report(QuoteChosen(statement, tuple(one for one in answer.citations if one.number in statement.citations)))
