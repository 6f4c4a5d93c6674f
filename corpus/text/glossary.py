"""The glossary of names, terms and abbreviations: what else, in either language, a term is called."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import ReadError
from corpus.messages import message, reason_of
from corpus.text.words import fold

SHIPPED = Path(__file__).parents[1] / "glossary.toml"

_WORD = re.compile(r"[^\W_]+")
_NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing and its names, the usual one first; abbreviations may be of either language."""

    indonesian: tuple[str, ...]
    english: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    definition_id: str = ""
    definition_en: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every name of it."""
        return frozenset((*self.indonesian, *self.english, *self.abbreviations))


@dataclass(frozen=True, slots=True)
class Glossary:
    """Entries, found by any of their names whatever its capitals, accents and hyphens."""

    entries: tuple[Entry, ...]
    by_key: Mapping[str, tuple[Entry, ...]]
    longest: int

    def variants(self, term: str) -> frozenset[str]:
        """Every name of what `term` names; empty where the glossary does not know it."""
        return _NO_NAMES.union(*(entry.names for entry in self.by_key.get(_key(term), ())))

    def named_in(self, text: str) -> tuple[Entry, ...]:
        """The entries that a text names, in its order; where names nest, the longest counts."""
        found: dict[int, Entry] = {}
        for entry in self._named(_WORD.findall(fold(text))):
            found.setdefault(id(entry), entry)
        return tuple(found.values())

    def _named(self, words: list[str]) -> Iterator[Entry]:
        start = 0
        while start < len(words):
            for count in range(min(self.longest, len(words) - start), 0, -1):
                entries = self.by_key.get(" ".join(words[start : start + count]))
                if entries:
                    yield from entries
                    start += count - 1
                    break
            start += 1


def load_glossary(path: Path = SHIPPED) -> Glossary:
    """Read a glossary file.

    Raises:
        ReadError: it is not there, is not TOML, or an entry has a field that is unknown or of the wrong type.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ReadError(
            str(path), message("cannot be read ({reason})", reason=reason_of(error)), "Put the glossary back."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadError(str(path), message("is not TOML ({reason})", reason=str(error)), "Correct it there.") from error
    entries = tuple(_entry(path, number, raw) for number, raw in enumerate(found.get("entry", []), start=1))
    by_key: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for key in sorted({_key(name) for name in entry.names}):
            by_key[key] = (*by_key.get(key, ()), entry)
    return Glossary(entries, by_key, max((key.count(" ") + 1 for key in by_key), default=0))


def _entry(path: Path, number: int, raw: Mapping[str, Any]) -> Entry:
    lists, texts = ("id", "en", "abbreviations"), ("definition_id", "definition_en")
    for name, value in raw.items():
        fits = _is_names(value) if name in lists else isinstance(value, str) and name in texts
        if not fits:
            reason = message("entry {number} has {name} = {value}", number=number, name=name, value=repr(value))
            raise ReadError(
                str(path),
                reason,
                message("Lists of names: {lists}; texts: {texts}.", lists=", ".join(lists), texts=", ".join(texts)),
            )
    indonesian, english, abbreviations = (tuple(raw.get(name, ())) for name in lists)
    return Entry(indonesian, english, abbreviations, raw.get("definition_id", ""), raw.get("definition_en", ""))


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) and _key(name) for name in value)


def _key(term: str) -> str:
    return " ".join(_WORD.findall(fold(term)))
