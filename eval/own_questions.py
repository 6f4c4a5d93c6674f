"""A user's own questions in one file, JSON lines or CSV: what follows from the rest may be left out."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assistant.answer import Status
from corpus.messages import message
from corpus.text.language import detect_language
from eval.errors import QuestionsError
from eval.question import KnownQuestion
from eval.questions import load_questions, read_question

WAYS, ITEMS = "|", ";"
"""In a cell of CSV: between ways to say one fact, and between facts, statuses or turns."""

COLUMNS = ("question", "facts")
"""Without these two, a file says nothing of what is right."""


def load_own_questions(path: Path) -> list[KnownQuestion]:
    """The questions of a file, each with its line; of a folder, where no field may be left out.

    Raises:
        QuestionsError: it cannot be read, a field is wrong, an id stands twice, or there is no question.
    """
    if not path.is_file():
        return load_questions(path)
    records = _csv(path) if path.suffix.lower() == ".csv" else _json_lines(path)
    found: dict[str, KnownQuestion] = {}
    for number, raw in records:
        place = f"{path.name}:{number}"
        question = read_question(with_defaults(raw, number) if isinstance(raw, dict) else raw, place)
        if question.id in found:
            raise QuestionsError(
                place, message("has the id {id} of {other}", id=question.id, other=found[question.id].place)
            )
        found[question.id] = question
    if not found:
        raise QuestionsError(path.name, "there are no questions in it")
    return list(found.values())


def with_defaults(raw: dict[str, Any], number: int) -> dict[str, Any]:
    """The fields given, and those that follow from them: a question without facts and status must be refused."""
    facts = raw.get("facts") or []
    answerable = raw.get("answerable", bool(facts))
    category = "follow_up" if raw.get("history") else "factoid" if answerable else "unanswerable"
    asked = raw.get("question")
    ways = [fact[0] for fact in facts if isinstance(fact, list) and fact]
    plain = {
        "id": f"line-{number}",
        "language": detect_language(asked) if isinstance(asked, str) else "id",
        "category": category,
        "answerable": answerable,
        "status": [Status.ANSWERED, Status.CONFLICTING] if answerable else [Status.NOT_FOUND, Status.OUT_OF_SCOPE],
        "reference": ", ".join(map(str, ways)) or "–",
    }
    return plain | raw


def _json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                place = f"{path.name}:{number}"
                raise QuestionsError(place, message("is not JSON ({reason})", reason=str(error))) from error


def _csv(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows below the first, which names the fields; empty cells are fields left out."""
    text = _text(path)
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise QuestionsError(
            message("{file}:{line}", file=path.name, line=1),
            message("lacks the columns {missing}", missing=", ".join(missing)),
        )
    for row in reader:
        if None in row:
            raise QuestionsError(
                message("{file}:{line}", file=path.name, line=reader.line_num),
                "has more cells than the first line has columns",
            )
        cells = {name: cell.strip() for name, cell in row.items() if cell and cell.strip()}
        try:
            yield reader.line_num, _fields(cells)
        except ValueError as error:
            place = f"{path.name}:{reader.line_num}"
            raise QuestionsError(place, message("has a wrong cell: {reason}", reason=str(error))) from error


def _fields(cells: dict[str, str]) -> dict[str, Any]:
    document, quote = cells.pop("document", ""), cells.pop("quote", "")
    fields: dict[str, Any] = {name: _CELLS.get(name, str)(cell) for name, cell in cells.items()}
    if document and quote:
        fields["evidence"] = [[{"document": document, "quote": quote}]]
    return fields


def _facts(cell: str) -> list[list[str]]:
    return [[way.strip() for way in fact.split(WAYS)] for fact in cell.split(ITEMS) if fact.strip()]


def _list(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(ITEMS) if one.strip()]


def _flag(cell: str) -> bool:
    known = {"true": True, "yes": True, "1": True, "ya": True, "false": False, "no": False, "0": False, "tidak": False}
    if cell.lower() not in known:
        raise ValueError(f"{cell!r}: true or false is wanted")
    return known[cell.lower()]


_CELLS: dict[str, Callable[[str], Any]] = {
    "facts": _facts,
    "forbidden": _facts,
    "status": _list,
    "history": _list,
    "answerable": _flag,
}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(path.name, message("cannot be read: {reason}", reason=str(error))) from error
