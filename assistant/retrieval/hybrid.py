"""Hybrid retrieval: the nearest vectors and the best BM25 matches, fused so that no language is preferred."""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
from corpus.indexes.lexical import LexicalIndex
from corpus.model import DocumentRow, Language, Passage, document_of
from corpus.store.nodes import from_text_node, to_text_nodes
from corpus.store.store import Store
from corpus.text.language import detect_language
from corpus.text.other_languages import ANSWERED

CANDIDATES = 40
"""Passages each leg proposes."""

LOOKED = 2
"""Times as many candidates are fetched as passages are given, as the others may repeat them: 1.7 ms instead of 1.5."""

SAME_LANGUAGE = 0.02
"""Taken from the cosine of a passage in the question's own language: the encoder finds texts of one language nearer to
each other than they are in meaning. The mean cosine of question and passage is higher by 0.034 over the passages of
`written`, by 0.036 over two real chapters. Measured on 1,365 of the `written` questions over all their 1,197 passages:
recall@24 of an Indonesian question over English text 0.57 without, 0.69 with 0.015, 0.74 with 0.02; of an Indonesian
question over Indonesian text 0.944, 0.930 and 0.930."""

LEXICAL_WEIGHT = 0.03
"""What the best BM25 match of each language counts for, on the scale of cosines; others by their share of its score.
By language, because a question shares few words with texts in another: fused by rank over both (0.6 in the question's
language, 0.15 in the other) an English question found its passage in two Indonesian chapters among the first five in
0.52 of the cases, with vectors alone in 0.84. Measured as above: recall@5 over all 0.709 with vectors alone, 0.737
with `SAME_LANGUAGE`, 0.781 with both."""


Ranking = list[tuple[str, float]]
"""Ids of passages with a score, best first."""


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage with its fused score, its cosine to the question and its BM25 score.

    `lexical` is the BM25 score as a share of the best one of the passage's language, 0 to 1; `repeats` are other
    passages found that say the same in the same words.
    """

    passage: Passage
    score: float
    cosine: float
    bm25: float
    repeats: tuple[Passage, ...] = ()
    lexical: float = 0.0


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
    return ScoredPassage(
        passage=from_text_node(node.node),
        score=node.score or 0.0,
        cosine=metadata["cosine"],
        bm25=metadata["bm25"],
        repeats=repeats,
        lexical=metadata["lexical"],
    )


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
    found = {i: lexical.language(i) for i, _ in (*dense, *words) if document_of(i) not in twins}
    languages = {i: spoken for i, spoken in found.items() if spoken in ANSWERED}
    scores = {i: score for i, score in words if i in languages}
    cosines = {i: cosine for i, cosine in dense if i in languages}
    cosines |= store.cosines(vector, [i for i in scores if i not in cosines])
    shares = shares_of_best(scores, languages)
    fused = fuse(cosines, shares, {i for i, one in languages.items() if one == language and flags.language_weight})
    return [
        ScoredPassage(
            passage=first,
            score=fused[first.id],
            cosine=cosines[first.id],
            bm25=scores.get(first.id, 0.0),
            repeats=tuple(repeats),
            lexical=shares.get(first.id, 0.0),
        )
        for first, *repeats in _distinct(list(fused), store, top, flags)
    ]


def _nearest(vector: NDArray[np.float32], store: Store, lexical: LexicalIndex, scope: Scope) -> Ranking:
    """What vectors propose within a scope."""
    if scope.language is None:
        return store.nearest(vector, CANDIDATES, scope.documents, lambda i: lexical.language(i) in ANSWERED)
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


def shares_of_best(scores: Mapping[str, float], languages: Mapping[str, Language]) -> dict[str, float]:
    """Each BM25 score as a share of the best one of its passage's language."""
    best: dict[Language, float] = {}
    for i, score in scores.items():
        best[languages[i]] = max(best.get(languages[i], 0.0), score)
    return {i: score / best[languages[i]] for i, score in scores.items()}


def fuse(cosines: Mapping[str, float], shares: Mapping[str, float], same_language: Collection[str]) -> dict[str, float]:
    """Ids with their fused scores, best first: the cosine, less in the question's language, and the share of words."""
    scores = {
        i: cosine - SAME_LANGUAGE * (i in same_language) + LEXICAL_WEIGHT * shares.get(i, 0.0)
        for i, cosine in cosines.items()
    }
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


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
    own: dict[str, Any] = {"cosine": scored.cosine, "bm25": scored.bm25, "lexical": scored.lexical, "repeats": repeats}
    node.metadata.update(own)
    node.excluded_llm_metadata_keys.extend(own)
    node.excluded_embed_metadata_keys.extend(own)
    return NodeWithScore(node=node, score=scored.score)
