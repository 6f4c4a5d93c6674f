"""Answer a question with quotes, or a file of questions.

A batch file holds one JSON object a line: {"id": …, "question": …, "history": [[question, answer], …]}; `history` may
be left out. The answers are written one a line, with the id, in the documented shape.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from assistant.terminal import as_text
from corpus.errors import RujukanError, UsageError
from corpus.flags import add_setting_flags, settings_from

if TYPE_CHECKING:
    from assistant.ask import Assistant

WIDEST = 100
"""Columns of text: longer lines tire the eye."""


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan ask`."""
    parser.add_argument("question", nargs="?", help="the question, in Indonesian or English")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.add_argument("--document", nargs="+", default=[], metavar="ID", help="answer from these documents only")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="answer every line of this file of JSON lines")
    parser.add_argument("--output", type=Path, metavar="FILE", help="with --batch: write here, not to standard output")
    add_setting_flags(parser, "language")


def run(arguments: Namespace) -> int:
    """Answer; 1 where a line of a batch could not be answered."""
    if (arguments.question is None) == (arguments.batch is None):
        raise UsageError('give either a question, as in `rujukan ask "What is IOM?"`, or --batch FILE.')
    if arguments.output and not arguments.batch:
        raise UsageError("--output goes with --batch.")
    if arguments.batch and not arguments.batch.is_file():
        raise UsageError(f"{arguments.batch}: there is no such file. Check the path.")
    if arguments.question is not None:
        from assistant.question import check_question

        check_question(arguments.question)
    from assistant.ask import open_assistant

    settings = settings_from(arguments)
    with open_assistant(settings, _say) as assistant:
        if arguments.batch:
            return _batch(assistant, arguments.batch, arguments.output, arguments.document)
        answer = assistant.ask(arguments.question, (), settings.language or None, arguments.document)
    if arguments.json:
        sys.stdout.write(json.dumps(answer.to_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(answer, min(WIDEST, get_terminal_size().columns)))
    return 0


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def _batch(assistant: "Assistant", source: Path, target: Path | None, documents: list[str]) -> int:
    failed = 0
    # Written beside and renamed at the end: an interrupted batch leaves no file that looks whole.
    unfinished = target.with_name(target.name + ".part") if target else None
    out = unfinished.open("w", encoding="utf-8") if unfinished else sys.stdout
    try:
        for number, line in _lines(source):
            try:
                asked = _request(line)
                answer = assistant.ask(asked["question"], asked["history"], None, documents)
            except RujukanError as error:
                failed += 1
                _say(f"{source}, line {number}: {error}")
                continue
            out.write(json.dumps({"id": asked["id"]} | answer.to_json(), ensure_ascii=False) + "\n")
    finally:
        if target and unfinished:
            out.close()
    if target and unfinished:
        unfinished.replace(target)
    return 1 if failed else 0


def _lines(source: Path) -> Iterator[tuple[int, str]]:
    with source.open(encoding="utf-8", errors="replace") as file:
        yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())


def _request(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"not JSON: {error}. Each line is one object with a question.") from error
    if not isinstance(found, dict) or not isinstance(found.get("question"), str):
        raise UsageError('there is no "question" with text. Each line is one object with a question.')
    history = found.get("history", [])
    if not isinstance(history, list) or not all(_is_turn(turn) for turn in history):
        raise UsageError('"history" must be a list of [question, answer] pairs of text.')
    return {"id": found.get("id"), "question": found["question"], "history": [tuple(turn) for turn in history]}


def _is_turn(turn: object) -> bool:
    return isinstance(turn, list) and len(turn) == 2 and all(isinstance(part, str) for part in turn)
