"""What is asked for by its address and not searched for: articles, notes, figures of every document in the store.

An index beside BM25, on disk like it. Only documents that no index before it knows are read from the store.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from corpus.indexes.articles import Article, articles_of
from corpus.indexes.figures import Figure, figures_of
from corpus.model import Footnote, Passage
from corpus.store.connection import store_errors
from corpus.store.store import Store

FOLDER = "addresses"
_FORM = 1
"""Raised when what is found in a text changes."""

_KEPT = 2
"""Indexes left on disk, as of BM25: the newest, and the one that a reader may be about to open."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The articles, notes and figures of one document, each in their order."""

    articles: tuple[Article, ...] = ()
    notes: tuple[Footnote, ...] = ()
    figures: tuple[Figure, ...] = ()

    def article(self, number: str, *, elucidates: bool = False) -> Article | None:
        """The first article of this number, of the law itself or of its elucidation."""
        of_number = (one for one in self.articles if one.number == number.upper() and one.elucidates == elucidates)
        return next(of_number, None)


AddressIndex = Mapping[str, Addresses]
"""The addresses in each document, by its id."""

_Versions = Mapping[tuple[str, str], Addresses]


def open_addresses(store: Store) -> AddressIndex:
    """The index of what the store holds now: read from disk, or made and written there first.

    Raises:
        StoreError: it can be neither read nor written.
    """
    folder = store.location.folder / FOLDER
    target = folder / f"{store.fingerprint}-{_FORM}.json"
    known = _read(target)
    if known is None:
        known = _made(store, folder)
        with store_errors(store.location):
            _write(target, known)
    return {document: addresses for (document, _), addresses in known.items()}


def addresses_of(passages: Sequence[Passage]) -> Addresses:
    """The addresses in one document, from its passages in order."""
    notes = tuple(note for passage in passages for note in passage.footnotes)
    return Addresses(articles_of(passages), notes, figures_of(passages))


def _made(store: Store, folder: Path) -> _Versions:
    before = next((known for path in _files(folder) if (known := _read(path))), {})
    return {
        key: before[key] if key in before else addresses_of(store.document_passages(key[0]))
        for key in ((row.id, row.version) for row in store.rows.values())
    }


def _read(path: Path) -> _Versions | None:
    try:
        plain = json.loads(path.read_text("utf-8"))
        return {(document, version): _from_plain(*found) for document, version, found in plain}
    except (OSError, ValueError, TypeError):
        return None


def _from_plain(articles: list[Any], notes: list[Any], figures: list[Any]) -> Addresses:
    return Addresses(
        tuple(Article(one[0], one[1], one[2], one[3], one[4], _marks(one[5])) for one in articles),
        tuple(Footnote(*note) for note in notes),
        tuple(Figure(*figure) for figure in figures),
    )


def _marks(paragraphs: list[Any]) -> tuple[tuple[str, int, int], ...]:
    return tuple((number, start, end) for number, start, end in paragraphs)


def _write(target: Path, known: _Versions) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    plain = [[*key, astuple(addresses)] for key, addresses in known.items()]
    with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, suffix=".part", delete=False) as making:
        json.dump(plain, making, ensure_ascii=False)
    Path(making.name).replace(target)
    for old in _files(target.parent)[_KEPT:]:
        old.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    """The indexes of the present form, newest first."""
    return sorted(folder.glob(f"*-{_FORM}.json"), key=lambda path: -path.stat().st_mtime_ns)
