"""The YAML block at the head of a Markdown file: what the document says of itself."""

import datetime
import re
import reprlib
from collections.abc import Mapping
from typing import Any

import yaml

from corpus.errors import ReadError
from corpus.messages import message
from ingest.formats.draft import Properties

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST = 16384
"""Characters of front matter at most: the YAML parser takes a second for so many opening brackets."""

_SHOWN = 80
"""Characters of a wrong value that a message shows."""

_KEYED = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\w-]+[ \t]*:")
_LANGUAGES = ("id", "en")
_REMEDY = message("Correct the front matter (between the two lines of ---).")


def split_front_matter(text: str, place: str) -> tuple[Properties, str]:
    """The properties in the front matter and the text after it; unknown keys are left alone.

    A text that opens with a rule and not with keys has none. Raises ReadError, with the line, where the YAML cannot be
    read or a value is of the wrong type.
    """
    match = _BLOCK.match(text[:_LONGEST])
    if not match or not _KEYED.match(match[1]):
        return Properties(), text
    try:
        values = yaml.safe_load(match[1])
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ReadError(
            message("{place}, line {line}", place=place, line=_line(error)),
            "the front matter is not valid YAML",
            _REMEDY,
        ) from error
    if not isinstance(values, dict):
        return Properties(), text
    return _properties(values, message("{place}, front matter", place=place)), text[match.end() :]


def _line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 2 if mark else 1


def _properties(values: Mapping[Any, Any], place: str) -> Properties:
    language = _text(values, "language", place)
    if language is not None and language not in _LANGUAGES:
        raise ReadError(
            place,
            message(
                "language is {language}, not one of {languages}",
                language=repr(language),
                languages=", ".join(_LANGUAGES),
            ),
            _REMEDY,
        )
    return Properties(
        id=_text(values, "id", place),
        title=_text(values, "title", place),
        authors=_names(values, "authors", place),
        year=_year(values, "year", place) or _year(values, "compiled", place),
        sources_until=_year(values, "sources_until", place),
        date=_date(values, place),
        language=language,
        licence=_text(values, "licence", place) or _text(values, "license", place),
        pair=_text(values, "pair", place),
    )


def _text(values: Mapping[Any, Any], key: str, place: str) -> str | None:
    value = values.get(key)
    if value is None or isinstance(value, str):
        return value.strip() or None if value else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ReadError(place, message("{key} is {value}, not a text", key=key, value=_shown(value)), _REMEDY)


def _shown(value: object) -> str:
    """A value as a message shows it. Not all of it: aliases make a few lines of YAML as long as memory allows."""
    return reprlib.repr(value)[:_SHOWN]


def _names(values: Mapping[Any, Any], key: str, place: str) -> tuple[str, ...]:
    value = values.get(key) or []
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ReadError(place, message("{key} is {value}, not a list of texts", key=key, value=_shown(value)), _REMEDY)
    return tuple(name.strip() for name in names if name.strip())


def _year(values: Mapping[Any, Any], key: str, place: str) -> int | None:
    value = values.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}", value.strip()):
        return int(value)
    raise ReadError(place, message("{key} is {value}, not a year", key=key, value=_shown(value)), _REMEDY)


def _date(values: Mapping[Any, Any], place: str) -> str | None:
    value = values.get("date")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _text(values, "date", place)
