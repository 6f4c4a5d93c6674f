"""A question against a whole collection: the passages nearest to it, and what the reader makes of each."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.embedding.encoder import Encoder
from eval.suites.passages import GivenPassage
from eval.training.examples import Candidate, candidate_of
from eval.training.features import rows_of
from eval.training.model import Reader, Reading, read_rows

Vectors = NDArray[np.float32]
Pair = tuple[str, Candidate]


def embed(encoder: Encoder, passages: Sequence[GivenPassage], kept: Path) -> Vectors:
    """The unit vectors of passages, kept in a file: they do not change with the reader."""
    if kept.is_file():
        vectors: Vectors = np.load(kept)
        if len(vectors) == len(passages):
            return vectors
    candidates = [candidate_of(one) for one in passages]
    vectors = encoder.encode_passages([f"{one.context} {one.text}" for one in candidates])
    np.save(kept, vectors)
    return vectors


def nearest(query: Vectors, vectors: Vectors, count: int) -> list[int]:
    """The places of the nearest vectors, nearest first."""
    similar = vectors @ query.reshape(-1)
    found: list[int] = np.argsort(-similar, kind="stable")[:count].tolist()
    return found


def read_pairs(
    reader: Reader, tokenizer: Tokenizer, pairs: Sequence[Pair], progress: Callable[[int], object] = lambda _: None
) -> list[Reading]:
    """What the reader makes of each pair, by the product's rule: `has` of the surest window, the best span of all."""
    rows, owners = [], []
    for place, (question, candidate) in enumerate(pairs):
        read = rows_of(tokenizer, question, candidate)
        rows += read
        owners += [place] * len(read)
    found: dict[int, Reading] = {}
    for owner, one in zip(owners, read_rows(reader, rows, progress=progress), strict=True):
        known = found.get(owner)
        best = one if known is None or one.score > known.score else known
        found[owner] = Reading(max(one.has, known.has) if known else one.has, best.score, best.start, best.end)
    return [found[place] for place in range(len(pairs))]
