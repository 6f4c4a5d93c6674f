"""BM25 over the passages, beside the vectors: kept on disk, made anew only when the documents have changed."""

import json
import math
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock

from corpus.language import stem, words
from corpus.model import Language, Passage
from corpus.store import Store

FOLDER = "lexical"
TERMS = 1
"""Raised when `terms` changes, so that an index made by another rule is not read."""


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """A BM25 index and the passage ids of its rows."""

    ids: tuple[str, ...]
    scorer: Any

    def search(self, query: str, count: int, documents: Iterable[str] = ()) -> list[tuple[str, float]]:
        """Ids of the passages that share words with the query, with their BM25 scores, best first.

        Passages that share none are left out. With `documents`, only passages of these are given.
        """
        known = [term for term in query_terms(query) if term in self.scorer.vocab_dict]
        if not known or not self.ids:
            return []
        scores = self.scorer.get_scores(known)
        wanted = tuple(f"{document}@" for document in documents)
        if wanted:
            scores = np.where([i.startswith(wanted) for i in self.ids], scores, 0.0)
        count = min(count, len(self.ids))
        best = np.argpartition(-scores, count - 1)[:count]
        ranked = sorted(best, key=lambda row: (-scores[row], self.ids[row]))
        return [(self.ids[row], float(scores[row])) for row in ranked if scores[row] > 0]

    def idf(self, term: str) -> float | None:
        """ln(1 + N/df) of a word or stem over the N passages; None where none holds it; of "", the highest there can be."""
        if not term:
            return math.log(1 + len(self.ids))
        place = self.scorer.vocab_dict.get(term) if self.scorer else None
        if place is None:
            return None
        starts = self.scorer.scores["indptr"]
        return math.log(1 + len(self.ids) / int(starts[place + 1] - starts[place]))


def terms(text: str, language: Language) -> list[str]:
    """What a text is indexed under: each word as written, and its stem where that differs."""
    found = []
    for word in words(text):
        found.append(word)
        root = stem(word, language)
        if root != word:
            found.append(root)
    return found


def query_terms(query: str) -> list[str]:
    """What a question looks for: words and their stems in both languages, as the passages may be in either; no repeats."""
    return list(dict.fromkeys(terms(query, "id") + terms(query, "en")))


def passage_terms(passage: Passage) -> list[str]:
    """A passage is found by its own words and by the title and headings it stands under."""
    return terms("\n".join((passage.title, *passage.heading, passage.text)), passage.language)


def open_lexical(store: Store) -> LexicalIndex:
    """The index of what the store holds now: read from disk, or built and written there first."""
    folder = store.place.folder / FOLDER
    current = folder / f"{store.fingerprint}-{TERMS}"
    if not (current / "ids.json").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if not (current / "ids.json").is_file():
                _build(list(store.all_passages()), current)
    return _read(current)


def _build(passages: Sequence[Passage], target: Path) -> None:
    import bm25s

    scorer = bm25s.BM25()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="building-") as name:
        making = Path(name) / "index"
        making.mkdir()
        if passages:
            scorer.index([passage_terms(passage) for passage in passages], show_progress=False)
            scorer.save(making, show_progress=False)
        (making / "ids.json").write_text(json.dumps([passage.id for passage in passages]), "utf-8")
        making.rename(target)
    for other in target.parent.iterdir():
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def _read(folder: Path) -> LexicalIndex:
    import bm25s

    ids = tuple(json.loads((folder / "ids.json").read_text("utf-8")))
    scorer = bm25s.BM25.load(folder, mmap=True, load_corpus=False) if ids else None
    return LexicalIndex(ids, scorer)
