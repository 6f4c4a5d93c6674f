"""Vectors of sentences out of the token vectors of the passage they stand in."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.vectors import Vectors, unit

Pooled = tuple[Vectors, list[int]]
"""The vectors of a passage's sentences, and the indices of those that could not be pooled from its tokens."""


def pool_sentences(tokens: Vectors, ends: NDArray[np.int64], read: int, sentences: Sequence[tuple[int, int]]) -> Pooled:
    """The unit vectors of sentences, shape (len(sentences), d).

    `tokens` are the vectors (n, d) of the tokens of a text and `ends` the offset (n,) at which each ends in it; a token
    belongs to the sentence that its last character lies in. `read` is how far the model has read the text: a sentence
    that goes on beyond it, or holds no token, could not be pooled and has a row of zeros.
    """
    bounds = np.asarray(sentences, np.int64).reshape(-1, 2)
    member = (ends > bounds[:, :1]) & (ends <= bounds[:, 1:]) & (bounds[:, 1:] <= read)
    pooled = member.astype(np.float32) @ tokens
    return unit(pooled), np.flatnonzero(~member.any(axis=1)).tolist()


def fill_alone(
    texts: Sequence[str],
    sentences: Sequence[Sequence[tuple[int, int]]],
    pooled: Sequence[Pooled],
    encode: Callable[[Sequence[str]], Vectors],
) -> list[Vectors]:
    """The pooled vectors of each text's sentences, with those that could not be pooled encoded on their own."""
    alone = [
        texts[row][start:end]
        for row, (_, empty) in enumerate(pooled)
        for start, end in (sentences[row][index] for index in empty)
    ]
    vectors = iter(encode(alone) if alone else ())
    for rows, empty in pooled:
        for index in empty:
            rows[index] = next(vectors)
    return [rows for rows, _ in pooled]
