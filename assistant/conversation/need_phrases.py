"""What the words of a message say of a need for help, by the phrases in `need.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.model import Language
from corpus.text.words import fold

LOOKED_AT = 4000
"""Characters of a message that are read: a long account says what it is about before that."""

ENOUGH = 3
"""Slight signs, "employer" or "afraid", that together are as much as one that is grave."""


@dataclass(frozen=True, slots=True)
class SpokenNeed:
    """How much the words say so: `sure` whatever else they say; `to_die` where they speak of dying."""

    sure: bool
    to_die: bool


@dataclass(frozen=True, slots=True)
class _Signs:
    """The patterns of one language; `slight` are looked for one by one, since they count."""

    sure: re.Pattern[str]
    person: re.Pattern[str]
    impersonal: re.Pattern[str]
    grave: re.Pattern[str]
    die: re.Pattern[str]
    slight: tuple[re.Pattern[str], ...]


_QUOTED = re.compile(r"[“\"«][^“”\"«»]*\s[^“”\"«»]*[”\"»]")
_CONTRACTED = {"'m": " am", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would", "'": ""}
_APOSTROPHES = re.compile(r"(?<=\w)'(?:m|re|ve|ll|d)\b|(?<=\w)'(?=\w)")
_ENDS = re.compile(r"[.!?;\n]+")
_MARKS = re.compile(r"[^\w\s]+")
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_MEANT = {" … ": r" (?:\w+ ){0,3}", " …": r"(?: \w+){0,3}", "*": r"\w*", "^ ": "^", " $": r"(?: \|)*$"}
_NAME = re.compile(r"\{([a-z]+)\}")


def spoken_need(text: str) -> SpokenNeed | None:
    """What the phrases find in a message, in either language; None where they find no need."""
    said = list(_sentences(text[:LOOKED_AT]))
    whole = " | ".join(said)
    for signs in _signs():
        sure = signs.sure.search(whole) is not None
        if sure or any(_is_of_need(one, signs) for one in (*said, whole)):
            return SpokenNeed(sure, signs.die.search(whole) is not None)
    return None


def _is_of_need(plain: str, signs: _Signs) -> bool:
    if signs.impersonal.search(plain):
        return False
    if signs.die.search(plain):
        return True
    weighs = signs.grave.search(plain) or sum(one.search(plain) is not None for one in signs.slight) >= ENOUGH
    return bool(weighs and signs.person.search(plain))


def _sentences(text: str) -> Iterator[str]:
    """Each in lower case, without what is quoted, one blank between words, "|" where a mark parts them, spelt alike."""
    bare = _QUOTED.sub(" | ", fold(text)).replace("-", " ")
    bare = _APOSTROPHES.sub(lambda found: _CONTRACTED[found.group()], bare)
    for sentence in _ENDS.split(bare):
        words = _DRAWN_OUT.sub(r"\1", _MARKS.sub(" | ", sentence)).split()
        if words:
            yield " ".join(_spelling().get(word, word) for word in words)


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads((files("assistant.conversation") / "need.toml").read_text("utf-8"))


@cache
def _spelling() -> Mapping[str, str]:
    """A word as people type it → as the patterns have it."""
    return {typed: word for word, forms in _file()["spelling"].items() for typed in forms.split()}


@cache
def _signs() -> tuple[_Signs, ...]:
    return tuple(
        _Signs(
            **{name: _any_of(_lines(name, language)) for name in ("sure", "person", "impersonal", "grave", "die")},
            slight=tuple(_any_of([line]) for line in _lines("slight", language)),
        )
        for language in ("id", "en")
    )


def _lines(name: str, language: Language) -> list[str]:
    """The phrases of this name as patterns, with what they name in their places."""
    phrases, names = _file()[name][language], _file()["names"][language]
    return [_pattern(phrase, names) for phrase in phrases]


def _pattern(phrase: str, names: Mapping[str, str]) -> str:
    while _NAME.search(phrase):
        phrase = _NAME.sub(lambda found: f"(?:{names[found[1]]})", phrase)
    for written, meant in _MEANT.items():
        phrase = phrase.replace(written, meant)
    return re.sub(r"\bdi(?=[a-z]{3})", "di ?", phrase)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")
