"""A conversation as Markdown, in which no character of a question or a document is a mark."""

import re
from collections.abc import Iterator

from assistant.chat.conversations.export.transcript import Transcript, TranscriptSource, TranscriptTurn

MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$=-]|(?<=\d)\.(?=\s))")


def as_markdown(written: Transcript) -> str:
    """The file's text."""
    parts = [f"# {_line(written.name)}", f"*{_line(written.preface)}*"]
    for turn in written.turns:
        parts += _turn(turn)
    return "\n\n".join(parts) + "\n"


def _turn(turn: TranscriptTurn) -> Iterator[str]:
    yield f"## {_line(turn.question)}"
    yield from (f"*{_line(note)}*" for note in turn.notes)
    yield from (_text(statement) for statement in turn.statements)
    if turn.sources:
        yield f"### {_line(turn.sources_heading)}"
        yield from (_source(source) for source in turn.sources)


def _source(source: TranscriptSource) -> str:
    lines = [f"\\[{source.number}\\] {_line(source.reference)}", ""]
    lines += [f"> {_line(line)}".rstrip() for line in source.quote.split("\n")]
    return "\n".join([*lines, *(["", f"*{_line(source.missing)}*"] if source.missing else [])])


def _text(text: str) -> str:
    return "\\\n".join(_line(line) for line in text.split("\n") if line.strip())


def _line(text: str) -> str:
    return MARKS.sub(r"\\\1", " ".join(text.split()))
