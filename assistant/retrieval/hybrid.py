"""Hybrid retrieval: the nearest vectors and the best BM25 matches, fused so that no language is preferred."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from numpy.typing import NDArray

from assistant.ablation_flags import ALL, AblationFlags
from assistant.query.translation import in_other_words
from assistant.retrieval.duplicates import without_near_duplicates
from assistant.retrieval.filters import EVERYTHING, Scope
from assistant.retrieval.query_map import QueryMap, query_map_of
from corpus.embedding.encoder import Encoder
from corpus.indexes.lexical import LexicalIndex
from corpus.model import DocumentRow, Language, Passage, document_of
from corpus.store.nodes import from_text_node, to_text_nodes
from corpus.store.store import Store
from corpus.text.language import detect_language
from corpus.text.other_languages import ANSWERED

CANDIDATES = 40
"""Passages that vectors propose in each language, and BM25 in all."""

NEAR = 640
"""Nearest passages among which those of each language are sought; `corpus.store.store.FURTHEST` says what it costs."""

LOOKED = 2
"""Times as many candidates are fetched as passages are given, as the others may repeat them: 1.7 ms instead of 1.5."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """What counts beside the cosine, on its scale.

    `same_language` is taken from passages in the question's own language: the encoder finds texts of one language
    nearer to each other than they are in meaning. `lexical` is what the best BM25 match of the question's own language
    counts for, others by their share of its score, and `translated` the same for passages in the other language, by the
    question's words as `translation` gives them: by language, as a question shares few words with texts in another.
    """

    same_language: float
    lexical: float
    translated: float


BARE = Fusion(same_language=0.02, lexical=0.03, translated=0.02)
"""With the encoder's own vectors. Measured on 1,365 of the `written` questions over all their 1,197 passages: recall@24
of an Indonesian question over English text 0.57 without `same_language`, 0.74 with it; recall@5 over all 0.709 with
vectors alone, 0.737 with it, 0.781 with `lexical` too. `translated` on the 292 questions of the dev half of `written`
that have evidence, over all its documents: recall@12 0.709 instead of 0.661."""

MAPPED = Fusion(same_language=0.01, lexical=0.04, translated=0.02)
"""With vectors that the query map has turned. Measured on 134 questions of the dev half of `written`, over all its
documents: recall@1, @5 and @12 0.61, 0.83 and 0.88, with `BARE` and no map 0.49, 0.69 and 0.81; on 183 of `chapters`,
of which the map has learned nothing, 0.55, 0.83 and 0.91 instead of 0.50, 0.83 and 0.92."""

Ranking = list[tuple[str, float]]
"""Ids of passages with a score, best first."""


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage with its fused score, its cosine to the question and its BM25 score.

    `nearness` is the cosine to the question's vector as the query map turned it, or `cosine` where there is none.
    `lexical` is the BM25 score as a share of the best one of the passage's language, 0 to 1; `repeats` are other
    passages found that say the same in the same words.
    """

    passage: Passage
    score: float
    cosine: float
    bm25: float
    repeats: tuple[Passage, ...] = ()
    lexical: float = 0.0
    nearness: float = 0.0


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
        found = retrieve(
            query,
            vector,
            self._store,
            self._lexical,
            top=self._top,
            scope=self._scope,
            flags=self._flags,
            query_map=query_map_of(self._encoder.name, self._flags),
        )
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
        nearness=metadata["nearness"],
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
    query_map: QueryMap | None = None,
) -> list[ScoredPassage]:
    """The passages within a scope that best match a query and its vector, shape (d,), best first, at most `top`.

    `query_map` is that of the encoder that made the vector.
    """
    language = detect_language(query)
    sought = query_map.turned(vector) if query_map else vector
    dense: Ranking = _nearest(sought, store, lexical, scope) if flags.dense else []
    words = _matching(query, language, lexical, scope, flags) if flags.lexical else []
    twins = (
        _other_twins(store.rows, language, scope.documents)
        if flags.paired_documents and scope.language is None
        else set()
    )
    # Ids and the index tell document and language: of some eighty candidates only the best are fetched.
    found = {i: lexical.language(i) for i, _ in (*dense, *words) if document_of(i) not in twins}
    languages = {i: spoken for i, spoken in found.items() if spoken in ANSWERED}
    scores = {i: score for i, score in words if i in languages}
    nearness = {i: cosine for i, cosine in dense if i in languages}
    nearness |= store.cosines(sought, [i for i in scores if i not in nearness])
    shares = shares_of_best(scores, languages)
    fused = fuse(
        nearness, shares, languages, language if flags.language_weight else None, MAPPED if query_map else BARE
    )
    distinct = _distinct(list(fused), store, top, flags)
    cosines = store.cosines(vector, [first.id for first, *_ in distinct]) if query_map else nearness
    return [
        ScoredPassage(
            passage=first,
            score=fused[first.id],
            cosine=cosines[first.id],
            bm25=scores.get(first.id, 0.0),
            repeats=tuple(repeats),
            lexical=shares.get(first.id, 0.0),
            nearness=nearness[first.id],
        )
        for first, *repeats in distinct
    ]


def _matching(query: str, language: Language, lexical: LexicalIndex, scope: Scope, flags: AblationFlags) -> Ranking:
    """What BM25 proposes within a scope: by the question's words, and in the other language by their translations."""
    found: Ranking = []
    for spoken in sorted(ANSWERED) if scope.language is None else [scope.language]:
        asked = in_other_words(query, language) if spoken != language and flags.translation else query
        found += lexical.search(asked, CANDIDATES, scope.documents, language=spoken, stems=flags.lexical_stems)
    return found


def _nearest(vector: NDArray[np.float32], store: Store, lexical: LexicalIndex, scope: Scope) -> Ranking:
    """What vectors propose within a scope: as many of each language, as those of one stand before the other's."""
    if scope.language is not None:
        return store.nearest(vector, CANDIDATES, scope.documents, lambda i: lexical.language(i) == scope.language)
    near = store.nearest(vector, NEAR, scope.documents, lambda i: lexical.language(i) in ANSWERED)
    each = {language: [one for one in near if lexical.language(one[0]) == language] for language in ANSWERED}
    return [one for ranked in each.values() for one in ranked[:CANDIDATES]]


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


def fuse(
    nearness: Mapping[str, float],
    shares: Mapping[str, float],
    languages: Mapping[str, Language],
    language: Language | None,
    weights: Fusion = BARE,
) -> dict[str, float]:
    """Ids with their fused scores, best first: the cosine, less in the question's language, and the share of words.

    Without the question's `language` none is preferred nor lessened.
    """

    def fused(i: str) -> float:
        if language is None or languages[i] == language:
            return nearness[i] - weights.same_language * (language is not None) + weights.lexical * shares.get(i, 0.0)
        return nearness[i] + weights.translated * shares.get(i, 0.0)

    return dict(sorted(((i, fused(i)) for i in nearness), key=lambda item: (-item[1], item[0])))


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
    own: dict[str, Any] = {
        "cosine": scored.cosine,
        "bm25": scored.bm25,
        "lexical": scored.lexical,
        "nearness": scored.nearness,
        "repeats": repeats,
    }
    node.metadata.update(own)
    node.excluded_llm_metadata_keys.extend(own)
    node.excluded_embed_metadata_keys.extend(own)
    return NodeWithScore(node=node, score=scored.score)
