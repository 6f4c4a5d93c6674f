"""What users are told, in both languages: English stands in the code, Indonesian beside it in `locale/id.po`.

A text with values in it is made by `message`, and stays in English wherever it passes; a face says it in the user's
language by `in_language`. A text without values needs no `message`: it is looked up as it stands.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType
from typing import Any

from corpus.model import Language


class Message(str):
    """An English text that remembers what it was made of."""

    template: str
    values: Mapping[str, object]


def message(template: str, /, **values: object) -> Message:
    """The template with its `{names}` filled in, as `str.format` does. Values may be messages themselves."""
    made = Message(template.format(**values) if values else template)
    made.template, made.values = template, dict(values)
    return made


def as_message(text: str) -> Message:
    """A text without values as a value of a message, so that it is translated there; a message as it is."""
    return text if isinstance(text, Message) else message(text)


def reason_of(error: OSError) -> Message:
    """The system's reason, which has a translation where it is a common one."""
    return as_message(error.strerror or str(error))


def as_plain(text: str) -> object:
    """A text as JSON values, for its way from another process."""
    if not isinstance(text, Message):
        return text
    values = {name: as_plain(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return {"template": text.template, "values": values}


def from_plain(found: Any) -> str:
    """What `as_plain` gave."""
    if isinstance(found, str):
        return found
    values = {name: from_plain(value) if isinstance(value, dict) else value for name, value in found["values"].items()}
    return message(found["template"], **values)


def in_language(text: str, language: Language) -> str:
    """A message, or a text without values, as users of a language read it; in English where it has no translation."""
    template, values = (text.template, text.values) if isinstance(text, Message) else (text, {})
    if language != "en":
        template = catalogue(language).get(template, template)
    return _Filling(language).vformat(template, (), values) if values else template


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """English template → template in `language`."""
    text = (files("corpus") / "locale" / f"{language}.po").read_text("utf-8")
    return MappingProxyType(entries(text))


def entries(text: str) -> dict[str, str]:
    """What a catalogue in the format of GNU gettext holds, as far as we use it: no plurals, no contexts."""
    found = {_unquoted(entry[1]): _unquoted(entry[2]) for entry in _ENTRY.finditer(text)}
    # The entry of the empty text is the catalogue's head.
    return {english: other for english, other in found.items() if english}


_STRINGS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
_ENTRY = re.compile(rf"^msgid {_STRINGS}^msgstr {_STRINGS}", re.MULTILINE)


def _unquoted(strings: str) -> str:
    return "".join(json.loads(line) for line in strings.splitlines() if line)


class _Filling(Formatter):
    """Fills in values: messages in the language, numbers with its decimal sign."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Message):
            return in_language(value, self._language)
        said = format(value, format_spec)
        exchanged = self._language == "id" and isinstance(value, int | float)
        return said.translate(_POINT_AND_COMMA) if exchanged else said


_POINT_AND_COMMA = str.maketrans(",.", ".,")
