"""The known questions: one JSON object a line, in files named *.jsonl; docs/evaluation.md describes each field."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.answer import Status
from assistant.conversation.given_turns import read_history
from corpus.messages import as_message, message
from eval.errors import QuestionsError
from eval.question import CATEGORIES, LANGUAGES, STYLES, EvidenceQuote, HistoryTurn, KnownQuestion
from eval.scoring.facts import Fact

SHIPPED = Path(__file__).with_name("questions")


def load_questions(folder: Path = SHIPPED) -> list[KnownQuestion]:
    """Every question in the folder, by file name and line.

    Raises:
        QuestionsError: the folder holds no question, or a line cannot be read as one.
    """
    if not folder.is_dir():
        raise QuestionsError(str(folder), "there is no such folder")
    found = [question for path in sorted(folder.glob("*.jsonl")) for question in _read_file(path)]
    if not found:
        raise QuestionsError(str(folder), "there are no questions in its *.jsonl files")
    return found


def _read_file(path: Path) -> Iterator[KnownQuestion]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(path.name, message("cannot be read: {reason}", reason=str(error))) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield parse_question(line, f"{path.name}:{number}")


def parse_question(line: str, place: str) -> KnownQuestion:
    """One line as a question.

    Raises:
        QuestionsError: it is not JSON, lacks a field, or a field has another shape than it should.
    """
    try:
        raw = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionsError(place, message("is not JSON ({reason})", reason=str(error))) from error
    return read_question(raw, place)


def read_question(raw: object, place: str) -> KnownQuestion:
    """A JSON value as a question.

    Raises:
        QuestionsError: it lacks a field, or a field has another shape than it should.
    """
    if not isinstance(raw, dict):
        raise QuestionsError(place, "is not a JSON object")
    unknown = sorted(raw.keys() - _FIELDS.keys())
    if unknown:
        raise QuestionsError(place, message("has unknown fields: {unknown}", unknown=", ".join(unknown)))
    missing = sorted(_REQUIRED - raw.keys())
    if missing:
        raise QuestionsError(place, message("lacks {missing}", missing=", ".join(missing)))
    values: dict[str, Any] = {}
    for field, value in raw.items():
        name, read = _FIELDS[field]
        try:
            values[name] = read(value)
        except (TypeError, ValueError, KeyError) as error:
            raise QuestionsError(
                place,
                message(
                    "has {field} = {value}: {reason}",
                    field=field,
                    value=json.dumps(value, ensure_ascii=False)[:80],
                    reason=as_message(str(error)),
                ),
            ) from error
    return KnownQuestion(**values, place=place)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("a text that is not empty is wanted")
    return value


def _maybe_text(value: object) -> str | None:
    return None if value is None else _text(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is wanted")
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError(f"one of {', '.join(choices)} is wanted")
        return str(value)

    return read


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value


def _statuses(value: object) -> tuple[Status, ...]:
    found = tuple(Status(item) for item in (_list(value) if isinstance(value, list) else [_text(value)]))
    if not found:
        raise ValueError("at least one status is wanted")
    return found


def _facts(value: object) -> tuple[Fact, ...]:
    facts = tuple(tuple(_text(way) for way in _list(fact)) for fact in _list(value))
    if not all(facts):
        raise ValueError("a fact needs at least one way to say it")
    return facts


def _history(value: object) -> tuple[HistoryTurn, ...]:
    return tuple(HistoryTurn(_text(question), answer or None) for question, answer in read_history(value))


def _evidence(value: object) -> tuple[tuple[EvidenceQuote, ...], ...]:
    needs = tuple(tuple(_quote(quote) for quote in _list(need)) for need in _list(value))
    if not all(needs):
        raise ValueError("a need for evidence needs at least one quote")
    return needs


def _quote(value: object) -> EvidenceQuote:
    if not isinstance(value, Mapping) or value.keys() != {"document", "quote"}:
        raise TypeError('a quote is {"document": …, "quote": …}')
    return EvidenceQuote(_text(value["document"]), _text(value["quote"]))


_FIELDS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "id": ("id", _text),
    "language": ("language", _one_of(LANGUAGES)),
    "category": ("category", _one_of(CATEGORIES)),
    "question": ("question", _text),
    "answerable": ("answerable", _flag),
    "status": ("statuses", _statuses),
    "reference": ("reference", _text),
    "history": ("history", _history),
    "standalone": ("standalone", _maybe_text),
    "facts": ("facts", _facts),
    "forbidden": ("forbidden", _facts),
    "evidence": ("evidence", _evidence),
    "style": ("style", _one_of(STYLES)),
    "twin": ("twin", _maybe_text),
}
"""Field in the file → the attribute it becomes, and what reads it."""

_REQUIRED = frozenset({"id", "language", "category", "question", "answerable", "status", "reference"})
