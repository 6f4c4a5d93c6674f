"""BM25 over the passages, beside the vectors: the search. `corpus.indexes.lexical_files` keeps the index on disk."""

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.indexes.lexical_files import IndexedDocument, build_index, read_index, sought_index
from corpus.model import Language, passage_id
from corpus.store.store import Store
from corpus.text.terms import query_terms


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """A BM25 index whose rows are the passages of `documents` in order; `firsts` are the rows these begin at.

    `languages` are those of the rows, `rows_in` says of each language which rows are in it, `places` the place of each
    document in their order.
    """

    documents: Sequence[IndexedDocument]
    firsts: Sequence[int]
    scorer: Any
    languages: NDArray[np.str_]
    rows_in: Mapping[Language, NDArray[np.bool_]]
    places: Mapping[str, int]

    def search(
        self,
        query: str,
        count: int,
        documents: Iterable[str] = (),
        *,
        language: Language | None = None,
        stems: bool = True,
    ) -> list[tuple[str, float]]:
        """Ids of the passages that share words with the query, or stems of words, with their BM25 scores, best first.

        Passages that share none are left out. With `documents`, only passages of these are given, and with `language`
        only passages in it.
        """
        known = [term for term in query_terms(query, stems=stems) if self.scorer and term in self.scorer.vocab_dict]
        if not known or count <= 0:
            return []
        scores = self._only(set(documents), self.scorer.get_scores(known))
        if language is not None:
            scores = scores * self.rows_in[language] if language in self.rows_in else np.zeros_like(scores)
        holding = np.flatnonzero(scores > 0)
        if len(holding) > count:
            holding = holding[np.argpartition(-scores[holding], count - 1)[:count]]
        ranked = sorted((-float(scores[row]), int(row)) for row in holding)
        return [(self._id(row), -score) for score, row in ranked]

    @property
    def vocabulary(self) -> Collection[str]:
        """Every word and stem that stands in a passage."""
        return self.scorer.vocab_dict.keys() if self.scorer else ()

    def idf(self, term: str) -> float | None:
        """ln(1 + N/df) of a word or stem over the N passages; None where none holds it; of "", the highest possible."""
        total = self.firsts[-1]
        if not term:
            return math.log(1 + total)
        location = self.scorer.vocab_dict.get(term) if self.scorer else None
        if location is None:
            return None
        starts = self.scorer.scores["indptr"]
        return math.log(1 + total / int(starts[location + 1] - starts[location]))

    def language(self, identifier: str) -> Language:
        """The language of a passage, without a look into the store. Raises KeyError where it is not indexed."""
        document, _, rest = identifier.rpartition("@")
        return str(self.languages[self.firsts[self.places[document]] + int(rest.rpartition("#")[2])])

    def languages_of(self, document: str) -> frozenset[Language]:
        """The languages of a document's passages. Raises KeyError where it is not indexed."""
        location = self.places[document]
        return frozenset(self.languages[self.firsts[location] : self.firsts[location + 1]].tolist())

    def _only(self, documents: set[str], scores: Any) -> Any:
        if not documents:
            return scores
        kept = np.zeros_like(scores)
        for document in documents & self.places.keys():
            location = self.places[document]
            rows = slice(self.firsts[location], self.firsts[location + 1])
            kept[rows] = scores[rows]
        return kept

    def _id(self, row: int) -> str:
        location = bisect_right(self.firsts, row) - 1
        document = self.documents[location]
        return passage_id(document.id, document.version, row - self.firsts[location])


def open_lexical(store: Store) -> LexicalIndex:
    """The index of what the store holds now: read from disk, or built and written there first.

    Raises:
        StoreError: it can be neither read nor written.
        StoreChangedError: the documents have changed while it was being built.
    """
    documents, languages, scorer = read_index(sought_index(store)) or build_index(store)
    firsts = np.cumsum([0, *(document.passages for document in documents)]).tolist()
    places = {document.id: location for location, document in enumerate(documents)}
    rows_in = {one: languages == one for one in np.unique(languages).tolist()}
    return LexicalIndex(documents, firsts, scorer, languages, rows_in, places)
