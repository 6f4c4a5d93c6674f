"""The BM25 index on disk: made anew when the documents have changed, from the terms of passages indexed before.

A folder named after what it was made from holds bm25s's own files, the documents in the order of their rows, and the
terms and the language of every passage. Only passages that no index before it knows are read from the store.
"""

import json
import shutil
import tempfile
from array import array
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.errors import StoreError
from corpus.messages import message
from corpus.model import Language, Passage
from corpus.store.connection import store_errors
from corpus.store.private import PRIVATE_FILE, PRIVATE_FOLDER, make_private
from corpus.store.store import Store
from corpus.text.terms import TERMS, passage_terms

FOLDER = "lexical"

_DOCUMENTS, _VOCABULARY = "documents.json", "vocab.index.json"
_TERMS, _LENGTHS, _LANGUAGES = "terms.npy", "lengths.npy", "languages.npy"

_KEPT = 2
"""Indexes left on disk: the newest, and the one that readers who have not looked anew may be about to open."""

Numbers = NDArray[np.int32]


class IndexedDocument(NamedTuple):
    """A document's version in an index, and how many rows it has there, one for each passage in order."""

    id: str
    version: str
    passages: int


class IndexedPassage(NamedTuple):
    """A passage's terms as their numbers in the vocabulary, and its language."""

    terms: Numbers
    language: Language


class Index(NamedTuple):
    """The documents of an index, the languages of its rows, its bm25s scorer, None where no passage holds a word."""

    documents: list[IndexedDocument]
    languages: NDArray[np.str_]
    scorer: Any


def sought_index(store: Store) -> Path:
    """The folder of the index of what the store holds now, whether it is there or not."""
    return store.location.folder / FOLDER / f"{store.fingerprint}-{TERMS}"


def read_index(folder: Path) -> Index | None:
    """The index in a folder; None where it is missing or damaged."""
    import bm25s

    try:
        documents = _documents(folder)
        languages = np.load(folder / _LANGUAGES)
        scorer = bm25s.BM25.load(folder, mmap=True, load_corpus=False) if (folder / _VOCABULARY).is_file() else None
    except (OSError, ValueError, KeyError):
        return None
    return Index(documents, languages, scorer)


def build_index(store: Store) -> Index:
    """Make the index of what the store holds now. Raises StoreError where it cannot be written."""
    target = sought_index(store)
    with store_errors(store.location):
        target.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        with FileLock(target.parent.with_suffix(".lock"), mode=PRIVATE_FILE):
            # Another process may have made it while this one waited.
            found = read_index(target)
            if found is None:
                _write(store, target)
                found = read_index(target)
    if found is None:
        raise StoreError(
            message("{target}: the index that was just written cannot be read. Check the disk.", target=target)
        )
    return found


def _write(store: Store, target: Path) -> None:
    numbers, known = _known(target.parent)
    documents = [IndexedDocument(row.id, row.version, len(row.starts)) for _, row in sorted(store.rows.items())]
    unread = store.all_passages(document.id for document in documents if document not in known)
    passages: list[IndexedPassage] = []
    for document in documents:
        passages += known.get(document) or [_indexed(passage, numbers) for passage in islice(unread, document.passages)]
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="building-") as building:
        making = Path(building) / "index"
        making.mkdir()
        _save(making, documents, passages, list(numbers))
        make_private(making)
        shutil.rmtree(target, ignore_errors=True)
        making.rename(target)
    _sweep(target.parent)


def _indexed(passage: Passage, numbers: dict[str, int]) -> IndexedPassage:
    """A passage read from the store; terms that are new get the next number."""
    found = [numbers.setdefault(term, len(numbers)) for term in passage_terms(passage)]
    return IndexedPassage(np.array(found, np.int32), passage.language)


def _save(
    folder: Path, documents: Sequence[IndexedDocument], passages: Sequence[IndexedPassage], words: Sequence[str]
) -> None:
    """Write all files of an index; words that no passage holds any more lose their number."""
    import bm25s

    lengths = np.array([len(passage.terms) for passage in passages], np.int32)
    terms = np.concatenate([passage.terms for passage in passages])
    used = np.flatnonzero(np.bincount(terms))
    if len(used):
        anew = np.zeros(len(words), np.int32)
        anew[used] = np.arange(len(used), dtype=np.int32)
        terms = anew[terms]
        vocabulary = {words[old]: new for new, old in enumerate(used.tolist())}
        # Arrays, because lists of numbers would take ten times their memory.
        rows = [array("i", part.tobytes()) for part in np.split(terms, np.cumsum(lengths)[:-1])]
        scorer = bm25s.BM25()
        scorer.index((rows, vocabulary), show_progress=False)
        scorer.save(folder, show_progress=False)
    np.save(folder / _TERMS, terms)
    np.save(folder / _LENGTHS, lengths)
    np.save(folder / _LANGUAGES, np.array([passage.language for passage in passages]))
    (folder / _DOCUMENTS).write_text(json.dumps(documents, ensure_ascii=False), "utf-8")


def _known(folder: Path) -> tuple[dict[str, int], dict[IndexedDocument, list[IndexedPassage]]]:
    """The newest index's numbers of words, and the passages of each of its documents."""
    for newest in _indexes(folder):
        try:
            documents = _documents(newest)
            numbers: dict[str, int] = json.loads((newest / _VOCABULARY).read_text("utf-8"))
            lengths, terms = np.load(newest / _LENGTHS), np.load(newest / _TERMS, mmap_mode="r")
            languages = np.load(newest / _LANGUAGES).tolist()
            parts = np.split(terms, np.cumsum(lengths)[:-1])
            passages = (IndexedPassage(*one) for one in zip(parts, languages, strict=True))
        except (OSError, ValueError, KeyError):
            continue
        return numbers, {document: list(islice(passages, document.passages)) for document in documents}
    return {}, {}


def _documents(folder: Path) -> list[IndexedDocument]:
    return [IndexedDocument(*document) for document in json.loads((folder / _DOCUMENTS).read_text("utf-8"))]


def _indexes(folder: Path) -> list[Path]:
    """The indexes of the present terms, newest first."""
    return sorted(folder.glob(f"*-{TERMS}"), key=lambda path: -path.stat().st_mtime_ns)


def _sweep(folder: Path) -> None:
    kept = _indexes(folder)[:_KEPT]
    for other in folder.iterdir():
        if other not in kept:
            shutil.rmtree(other, ignore_errors=True)
