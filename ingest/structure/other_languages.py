"""The stretches of a document that stand in a language in which no answer is given."""

import re
from collections.abc import Sequence

from corpus.messages import message
from corpus.model import ForeignStretch, Language
from corpus.text.other_languages import is_answered, other_language
from ingest.formats.omissions import first_words

_LINE = re.compile(r"[^\n]+")
_SHORT = 60
"""Characters of a line at most that is taken for a heading or a mark, and goes with what follows it."""


def foreign_stretches(text: str) -> tuple[ForeignStretch, ...]:
    """The stretches of a text in other languages; a line that does not tell goes with those around it.

    Measured on the Palermo Protocol that holds its Dutch text too (shared/data/documents): every Dutch line is found,
    and not one line of the nineteen other documents.
    """
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    told = [_told(text[start:end]) for start, end in lines]
    if not any(told):
        return ()
    spoken = _filled(told, [end - start <= _SHORT for start, end in lines])
    found: list[ForeignStretch] = []
    for (start, end), language in zip(lines, spoken, strict=True):
        if language and found and found[-1].language == language and not text[found[-1].end : start].strip():
            found[-1] = ForeignStretch(found[-1].start, end, language)
        elif language:
            found.append(ForeignStretch(start, end, language))
    return tuple(found)


def language_at(stretches: Sequence[ForeignStretch], start: int, end: int) -> Language | None:
    """The language of most of `[start, end)`, where that is one of the stretches'."""
    held = [(min(end, one.end) - max(start, one.start), one.language) for one in stretches]
    longest, language = max(held, default=(0, ""))
    return language if longest * 2 > end - start else None


def left_out(text: str, stretches: Sequence[ForeignStretch]) -> list[str]:
    """What the user is told of text that no answer is given from."""
    return [
        message(
            "{count} characters in another language ({language}) are left out of answers: “{words}”",
            count=one.end - one.start,
            language=one.language,
            words=first_words(text[one.start : one.end]),
        )
        for one in stretches
    ]


def _told(line: str) -> Language | None:
    """What a line tells by itself: a language, "" for one of ours, None where it does not tell."""
    return other_language(line) or ("" if is_answered(line) else None)


def _filled(told: Sequence[Language | None], short: Sequence[bool]) -> list[Language]:
    """A language for every line: what does not tell goes with the line before it, and a heading with the one after."""
    following: list[Language] = []
    after: Language = next((language for language in reversed(told) if language is not None), "")
    for language in reversed(told):
        after = after if language is None else language
        following.append(after)
    following.reverse()
    filled: list[Language] = []
    before: Language = next((language for language in told if language is not None), "")
    for language, after, is_short in zip(told, following, short, strict=True):
        if language is not None:
            before = language
            filled.append(language)
        else:
            filled.append(after if is_short else before)
    return filled
