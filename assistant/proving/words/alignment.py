"""Which words of a statement stand in its evidence, there or in the other language, and where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.proving.words.names import same_name
from assistant.proving.words.text_words import Word, text_words

WordVectors = Callable[[Sequence[str]], NDArray[np.float32]]
"""Unit vectors of words, shape (len(words), d)."""

UNRELATED, RELATED = 0.87, 0.95
"""Cosines of two words at which one says nothing of the other, and at which they are taken for one. Under
multilingual-e5-small unrelated words of either language have 0.84 on average and at most 0.90; translations 0.83 to
0.95, so the list of meanings comes first and this counts for no more than `MOST_BY_COSINE`."""

MOST_BY_COSINE = 0.6
FROM_CONTEXT = 0.7
"""What a word counts that stands only in the heading or the sentence before."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A word of the statement, how far its evidence has it (0 to 1), and which words of the evidence those are."""

    word: Word
    support: float
    places: tuple[int, ...]


def align(
    statement: str,
    evidence: str,
    context: str,
    vectors: WordVectors | None,
    spoken_for: Sequence[tuple[int, int]] = (),
) -> tuple[Aligned, ...]:
    """Each word of the statement that says something with what stands for it, but for what is `spoken_for`."""
    theirs, around = text_words(evidence), text_words(context)
    return tuple(
        _aligned(word, theirs, around, vectors)
        for word in text_words(statement)
        if word.content and not any(start <= word.start < end for start, end in spoken_for)
    )


def _aligned(word: Word, theirs: Sequence[Word], around: Sequence[Word], vectors: WordVectors | None) -> Aligned:
    places = tuple(place for place, other in enumerate(theirs) if _one(word, other))
    if places:
        return Aligned(word, 1.0, places)
    if any(_one(word, other) for other in around):
        return Aligned(word, FROM_CONTEXT, ())
    near = [(place, other.written) for place, other in enumerate(theirs) if other.content and not other.capital]
    if vectors is None or not near or word.capital:
        return Aligned(word, 0.0, ())
    own, *others = vectors([word.written, *(written for _, written in near)])
    cosines = np.stack(others) @ own
    best = int(np.argmax(cosines))
    share = float(np.clip((cosines[best] - UNRELATED) / (RELATED - UNRELATED), 0.0, 1.0))
    return Aligned(word, MOST_BY_COSINE * share, (near[best][0],) if share > 0.5 else ())


def _one(word: Word, other: Word) -> bool:
    return bool(word.keys & other.keys) or (word.capital and other.capital and same_name(word, other))
