"""A file of questions: one JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation.given_turns import GivenTurn, given_turns
from corpus.errors import UsageError
from corpus.messages import as_message, message, reason_of

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Request:
    """A question with its earlier turns, oldest first, and the id, any JSON value, that its answer is to carry.

    The answer of a turn is None where only its question was given.
    """

    id: object
    question: str
    history: tuple[GivenTurn, ...]


def numbered_lines(source: Path) -> list[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers from 1.

    Raises:
        UsageError: the file cannot be read.
    """
    try:
        whole = source.read_bytes()
    except OSError as error:
        raise UsageError(
            message("{source}: cannot be read: {reason}. Check the path.", source=source, reason=reason_of(error))
        ) from error
    lines = whole.removeprefix(BYTE_ORDER_MARK).split(b"\n")
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def read_request(line: bytes) -> Request:
    """What a line asks.

    Raises:
        UsageError: it is not UTF-8 or not JSON, or has another shape than documented.
    """
    found = _parse(line)
    if not isinstance(found, dict) or not isinstance(found.get("question"), str):
        raise UsageError('there is no "question" with text. Each line is one object with a question.')
    return Request(found.get("id"), found["question"], given_turns(found.get("history") or []))


def _parse(line: bytes) -> object:
    try:
        found: object = json.loads(line.decode("utf-8"))
        # Half a surrogate pair may be written as an escape, but is no character and cannot be written again.
        # 1e400 is read as infinite, which JSON has no way to write.
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise UsageError(message("not UTF-8: {reason}. Save the file as UTF-8.", reason=error.reason)) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(
            message("not JSON: {reason}. Each line is one object with a question.", reason=_without_line(error))
        ) from error
    return found


def _without_line(error: ValueError | RecursionError) -> str:
    """The parser's reason; the line that it counts is always the first, as each line is parsed alone."""
    if isinstance(error, json.JSONDecodeError):
        return message("{reason} in column {column}", reason=as_message(error.msg), column=error.colno)
    return str(error)
