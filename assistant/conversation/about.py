"""Questions about the library and the product: "Which documents do you have?", "Are you an AI?"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.answer import AboutKind
from corpus.model import Language
from corpus.text.words import fold

LONGEST = 120
"""Characters of such a question; a longer one asks for something else too."""


@dataclass(frozen=True, slots=True)
class About:
    """What is asked about, and the language it is asked in."""

    kind: AboutKind
    language: Language


_APOSTROPHES = re.compile(r"(?<=\w)'(?=\w)")
_MARKS = re.compile(r"[^\w\s]|_")


def about_in(text: str) -> About | None:
    """What a text asks about library or product, where that is all it asks; None for what the documents may answer."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(_MARKS.sub(" ", _APOSTROPHES.sub("", fold(text))).split())
    return next((about for about, pattern in _patterns() if pattern.fullmatch(plain)), None)


@cache
def _patterns() -> tuple[tuple[About, re.Pattern[str]], ...]:
    found = tomllib.loads((files("assistant.conversation") / "about.toml").read_text("utf-8"))
    return tuple(
        (About(kind, language), _whole(phrases, found["fillers"][language]))
        for kind in AboutKind
        for language, phrases in _of(found, kind).items()
    )


def _of(found: Mapping[str, Any], kind: AboutKind) -> Mapping[Language, list[str]]:
    phrases: Mapping[Language, list[str]] = found[kind.value]
    return phrases


def _whole(phrases: list[str], fillers: list[str]) -> re.Pattern[str]:
    filler = "|".join(fillers)
    return re.compile(rf"(?:(?:{filler}) )*(?:{'|'.join(phrases)})(?: (?:{filler}))*")
