"""Answer a question with quotes, or a file of questions.

A batch file holds one JSON object a line: {"id": …, "question": …, "history": [[question, answer], …]}; `id` and
`history` may be left out. A history may also be bare questions, or messages {"role": …, "content": …}. The answers are
written one a line, each with the id, in the documented shape; a line that cannot be answered is named on
stderr, and the rest goes on.
"""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

from assistant.answer import Status
from assistant.cli.batch import numbered_lines, read_request
from assistant.cli.filter_flags import add_filter_flags, filters_from
from assistant.cli.terminal import as_text
from assistant.conversation.given_turns import with_answers
from assistant.retrieval.filters import undated
from corpus.errors import RujukanError, UsageError
from corpus.messages import Message, message, reason_of
from corpus.model import Language
from corpus.setup.flags import add_setting_flags, settings_from
from corpus.setup.speech import notify, translated

if TYPE_CHECKING:
    from assistant.ask import Assistant

WIDEST = 100
"""Columns of text: longer lines tire the eye."""


def add_arguments(parser: ArgumentParser) -> None:
    """The flags of `rujukan ask`."""
    forms = ("QUESTION … [--json] [FILTERS]", "--batch FILE [--output FILE] [FILTERS]")
    below = "\n" + " " * len(translated("usage: "))
    parser.usage = below.join(f"{parser.prog} {form}" for form in forms)
    parser.add_argument(
        "question",
        nargs="*",
        metavar="QUESTION",
        help="the question, in Indonesian or English; quotation marks are not needed",
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="answer every line of this file of JSON lines")
    parser.add_argument("--output", type=Path, metavar="FILE", help="with --batch: write here, not to standard output")
    add_filter_flags(parser)
    add_setting_flags(parser)


def run(arguments: Namespace) -> int:
    """Answer; 1 where a line of a batch could not be answered."""
    _find_question(arguments)
    _check(arguments)
    settings = settings_from(arguments)
    lines = numbered_lines(arguments.batch) if arguments.batch else []
    from assistant.open_assistant import open_assistant

    with open_assistant(settings, notify) as assistant:
        _tell_undated(assistant, arguments)
        if arguments.batch:
            with _destination(arguments.output) as out:
                became = Counter(_answer_each(assistant, lines, arguments, settings.language or None, out))
            notify(_summary(became))
            return 1 if became[None] else 0
        answer = assistant.ask(_question(arguments), (), settings.language or None, filters_from(arguments))
    if arguments.json:
        sys.stdout.write(json.dumps(answer.to_json(), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(answer, min(WIDEST, get_terminal_size().columns)))
    return 0


def _tell_undated(assistant: "Assistant", arguments: Namespace) -> None:
    """Say how many documents a filter by years leaves out for want of one."""
    left_out = undated(filters_from(arguments), {row.id: row for row in assistant.documents()})
    if left_out:
        notify(
            message(
                "{count} documents have no year and are left out; `rujukan documents set ID --year YEAR` adds it.",
                count=left_out,
            )
        )


def _find_question(arguments: Namespace) -> None:
    """--document takes all that follows it: what holds a space is no document's id, but the question."""
    given = arguments.document
    if not arguments.question and given and any(map(str.isspace, given[-1])):
        arguments.question = [given.pop()]


def _check(arguments: Namespace) -> None:
    """Refuse what cannot be answered before seconds are spent on opening model and store."""
    if arguments.question and arguments.batch:
        raise UsageError("A question and --batch were both given, and one of them is wanted. Leave the other out.")
    if not arguments.question and not arguments.batch:
        raise UsageError('Give either a question first, as in `rujukan ask "What is IOM?"`, or --batch FILE.')
    if arguments.question:
        from assistant.query.question import check_question

        check_question(_question(arguments))
    filters_from(arguments)
    if arguments.output and not arguments.batch:
        raise UsageError("--output goes with --batch. To keep one answer, use --json and redirect it to a file.")
    if arguments.output and arguments.output.absolute() == arguments.batch.absolute():
        raise UsageError(
            message(
                "{path}: the answers would replace the questions. Name another file with --output.",
                path=arguments.output,
            )
        )


def _question(arguments: Namespace) -> str:
    """The words as one question, for whoever left out the quotation marks."""
    return " ".join(arguments.question)


@contextmanager
def _destination(target: Path | None) -> Iterator[TextIO]:
    """Where a batch goes. A file is written beside and renamed at the end: an interrupted one never looks whole."""
    if target is None:
        yield sys.stdout
        return
    unfinished = target.with_name(target.name + ".part")
    try:
        if target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        with unfinished.open("w", encoding="utf-8") as out:
            yield out
        unfinished.replace(target)
    except OSError as error:
        raise UsageError(
            message(
                "{path}: cannot be written: {reason}. Choose another with --output.",
                path=target,
                reason=reason_of(error),
            )
        ) from error


def _answer_each(
    assistant: "Assistant", lines: Sequence[tuple[int, bytes]], given: Namespace, language: Language | None, out: TextIO
) -> Iterator[Status | None]:
    """Write the answers; what became of each line, None where it could not be used."""
    filters = filters_from(given)
    for number, line in lines:
        try:
            asked = read_request(line)
            history = with_answers(asked.history, lambda q, before: assistant.ask(q, before, language, filters))
            answer = assistant.ask(asked.question, history, language, filters)
        except RujukanError as error:
            notify(message("{path}, line {line}: {error}", path=given.batch, line=number, error=error.message))
            yield None
            continue
        out.write(json.dumps({"id": asked.id} | answer.to_json(), ensure_ascii=False) + "\n")
        yield answer.status


def _summary(became: Counter[Status | None]) -> Message:
    counts = message(
        "{answered} answered, {conflicting} with differing sources, {not_found} not in the documents, "
        "{out_of_scope} outside them, {help} in need of help",
        **{status.value: became[status] for status in Status},
    )
    return message("{counts}, {failed} unusable", counts=counts, failed=became[None]) if became[None] else counts
