"""Which words may stand for one another, in one language or across both: by stem, glossary and a list of meanings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text.glossary import load_glossary
from corpus.text.language import stem, words

LANGUAGES = ("id", "en")
Form = tuple[str, ...]
"""Words of a phrase in order: as written, or as the stems of one language."""

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases and the keys of what they mean; those that share a key may stand for one another."""

    keys: Mapping[Form, frozenset[str]]
    longest: int


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words of which those on one side say the contrary of those on the other, by their keys."""

    sides: tuple[frozenset[Form], frozenset[Form]]


@cache
def lexicon() -> Lexicon:
    """The glossary's names and the list of meanings."""
    found: dict[Form, set[str]] = {}
    for number, (indonesian, english) in enumerate(_rows("translations.txt")):
        for language, group in (("id", indonesian), ("en", english)):
            for phrase in group:
                for form in _forms(phrase, (language,)):
                    found.setdefault(form, set()).add(f"meaning {number}")
    for number, entry in enumerate(load_glossary().entries):
        for name in entry.names:
            for form in _forms(name, LANGUAGES):
                found.setdefault(form, set()).add(f"entry {number}")
    return Lexicon({form: frozenset(keys) for form, keys in found.items()}, max(map(len, found)))


@cache
def contrasts() -> tuple[Contrast, ...]:
    """The pairs of contraries; their words are taken as written, since a stem may join a word with its contrary."""
    return tuple(
        Contrast(
            (frozenset(tuple(one.split("-")) for one in first), frozenset(tuple(one.split("-")) for one in second))
        )
        for first, second in _rows("contrasts.txt")
    )


def phrases_at(sequence: Sequence[str], place: int, longest: int) -> Iterator[Form]:
    """The phrases of a sequence that begin at a place."""
    for length in range(1, min(longest, len(sequence) - place) + 1):
        yield tuple(sequence[place : place + length])


def _rows(name: str) -> Iterator[tuple[list[str], list[str]]]:
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            left, _, right = line.partition("|")
            yield left.split(), right.split()


def _forms(phrase: str, languages: Sequence[str]) -> set[Form]:
    """A phrase as written and as stems; in the lists a hyphen joins the words of one."""
    parts = phrase.split("-")
    found = [word for part in (parts[:1] if len(set(parts)) == 1 else parts) for word in words(part)]
    return {tuple(found), *(tuple(stem(word, language) for word in found) for language in languages)} - {()}
