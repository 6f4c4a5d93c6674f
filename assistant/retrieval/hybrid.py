"""Hybrid retrieval: the nearest vectors and the best BM25 matches, fused by reciprocal rank; a LlamaIndex retriever."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from numpy.typing import NDArray

from assistant.ablation_flags import ALL, AblationFlags
from assistant.retrieval.duplicates import without_near_duplicates
from assistant.retrieval.filters import EVERYTHING, Scope
from corpus.embedding.encoder import Encoder
from corpus.model import DocumentRow, Language, Passage, document_of
from corpus.store.lexical import LexicalIndex
from corpus.store.nodes import from_text_node, to_text_nodes
from corpus.store.store import Store
from corpus.text.language import detect_language

CANDIDATES = 40
"""Passages each leg proposes."""

LOOKED = 2
"""Times as many candidates are fetched as passages are given, as the others may repeat them: 1.7 ms instead of 1.5."""

RANK_OFFSET = 60
"""k of reciprocal rank fusion, from Cormack, Clarke and Büttcher, SIGIR 2009, where 60 was best and flat around it."""

LEXICAL_WEIGHT: Mapping[bool, float] = {True: 0.6, False: 0.15}
"""Weight of the lexical leg against the dense one (1.0): where question and passage share a language, and where not."""


Ranking = list[tuple[str, float]]
"""Ids of passages with a score, best first."""


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage with its fused score, its cosine to the question (None where only BM25 found it) and its BM25 score.

    `repeats` are other passages found that say the same in the same words.
    """

    passage: Passage
    score: float
    cosine: float | None
    bm25: float
    repeats: tuple[Passage, ...] = ()


class HybridRetriever(BaseRetriever):
    """Gives passages as LlamaIndex nodes, best first; usable in any LlamaIndex engine."""

    def __init__(
        self,
        store: Store,
        lexical: LexicalIndex,
        encoder: Encoder,
        top: int = 10,
        scope: Scope = EVERYTHING,
        *,
        flags: AblationFlags = ALL,
    ) -> None:
        """`top` is how many passages are given; `scope` limits where they are looked for."""
        self._store = store
        self._lexical = lexical
        self._encoder = encoder
        self._top = top
        self._scope = scope
        self._flags = flags
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = query_bundle.query_str
        given = query_bundle.embedding
        vector = self._encoder.encode_query(query) if given is None else np.asarray(given, np.float32)
        found = retrieve(query, vector, self._store, self._lexical, top=self._top, scope=self._scope, flags=self._flags)
        nodes = to_text_nodes([scored.passage for scored in found])
        return [_with_scores(node, scored) for node, scored in zip(nodes, found, strict=True)]


def scored_passage(node: NodeWithScore) -> ScoredPassage:
    """What `HybridRetriever` gave, as our own type."""
    if not isinstance(node.node, TextNode):
        raise TypeError(f"a passage is a TextNode, not a {type(node.node).__name__}")
    metadata = node.node.metadata
    repeats = tuple(from_text_node(TextNode.from_json(other)) for other in metadata["repeats"])
    return ScoredPassage(from_text_node(node.node), node.score or 0.0, metadata["cosine"], metadata["bm25"], repeats)


def retrieve(
    query: str,
    vector: NDArray[np.float32],
    store: Store,
    lexical: LexicalIndex,
    *,
    top: int,
    scope: Scope = EVERYTHING,
    flags: AblationFlags = ALL,
) -> list[ScoredPassage]:
    """The passages within a scope that best match a query and its vector, shape (d,), best first, at most `top`."""
    language = detect_language(query)
    dense: Ranking = _nearest(vector, store, lexical, scope) if flags.dense else []
    words: Ranking = []
    if flags.lexical:
        words = lexical.search(query, CANDIDATES, scope.documents, language=scope.language, stems=flags.lexical_stems)
    twins = (
        _other_twins(store.rows, language, scope.documents)
        if flags.paired_documents and scope.language is None
        else set()
    )
    # Ids and the index tell document and language: of some eighty candidates only the best are fetched.
    languages = {i: lexical.language(i) for i, _ in (*dense, *words) if document_of(i) not in twins}
    fused = fuse(
        [i for i, _ in dense if i in languages],
        [i for i, _ in words if i in languages],
        {i: LEXICAL_WEIGHT[spoken == language or not flags.language_weight] for i, spoken in languages.items()},
    )
    fusion, cosines, scores = dict(fused), dict(dense), dict(words)
    return [
        ScoredPassage(first, fusion[first.id], cosines.get(first.id), scores.get(first.id, 0.0), tuple(repeats))
        for first, *repeats in _distinct(list(fusion), store, top, flags)
    ]


def _nearest(vector: NDArray[np.float32], store: Store, lexical: LexicalIndex, scope: Scope) -> Ranking:
    """What vectors propose within a scope."""
    if scope.language is None:
        return store.nearest(vector, CANDIDATES, scope.documents)
    return store.nearest(vector, CANDIDATES, scope.documents, lambda i: lexical.language(i) == scope.language)


def _distinct(ranked: Sequence[str], store: Store, top: int, flags: AblationFlags) -> list[list[Passage]]:
    """The first `top` passages that do not repeat one before them, each with those found that repeat it."""
    looked = LOOKED * top
    while True:
        passages = store.passages(ranked[:looked]).values()
        found = without_near_duplicates(passages) if flags.near_duplicates else [[passage] for passage in passages]
        if len(found) >= top or looked >= len(ranked):
            return found[:top]
        looked *= 2


def fuse(dense: Sequence[str], lexical: Sequence[str], lexical_weight: Mapping[str, float]) -> list[tuple[str, float]]:
    """Reciprocal rank fusion of two rankings; each id brings its own weight for the lexical one. Best first."""
    scores: dict[str, float] = {}
    for rank, i in enumerate(dense, 1):
        scores[i] = scores.get(i, 0.0) + 1.0 / (RANK_OFFSET + rank)
    for rank, i in enumerate(lexical, 1):
        scores[i] = scores.get(i, 0.0) + lexical_weight[i] / (RANK_OFFSET + rank)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _other_twins(rows: Mapping[str, DocumentRow], language: Language, documents: Iterable[str]) -> set[str]:
    """Documents that also exist in the question's language: the two are one source, cited in that language."""
    asked = set(documents)
    return {
        row.id
        for row in rows.values()
        if row.language != language
        and row.pair is not None
        and row.pair in rows
        and rows[row.pair].language == language
        and (not asked or row.pair in asked)
    }


def _with_scores(node: TextNode, scored: ScoredPassage) -> NodeWithScore:
    repeats = [other.to_json() for other in to_text_nodes(scored.repeats)]
    own: dict[str, Any] = {"cosine": scored.cosine, "bm25": scored.bm25, "repeats": repeats}
    node.metadata.update(own)
    node.excluded_llm_metadata_keys.extend(own)
    node.excluded_embed_metadata_keys.extend(own)
    return NodeWithScore(node=node, score=scored.score)
