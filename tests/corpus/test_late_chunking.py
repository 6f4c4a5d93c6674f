"""Vectors of sentences out of the tokens of their passage."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.late_chunking import fill_alone, pool_sentences
from corpus.vectors import Vectors

TOKENS = np.eye(4, dtype=np.float32)
ENDS = np.array([4, 8, 9, 15])


def test_a_sentence_is_the_mean_of_the_tokens_that_end_in_it() -> None:
    vectors, empty = pool_sentences(TOKENS, ENDS, 15, [(0, 9), (9, 15)])
    third = 3**-0.5
    np.testing.assert_allclose(vectors, np.array([[third, third, third, 0], [0, 0, 0, 1]]), atol=1e-6)
    assert empty == []


def test_a_sentence_without_tokens_or_beyond_what_was_read_is_told_apart() -> None:
    vectors, empty = pool_sentences(TOKENS, ENDS, 10, [(0, 9), (9, 10), (9, 15)])
    assert empty == [1, 2]
    assert not vectors[1:].any()


def test_marks_at_the_beginning_and_end_belong_to_no_sentence() -> None:
    vectors, empty = pool_sentences(TOKENS, np.array([-9, -1, 5, -9]), 5, [(0, 5)])
    np.testing.assert_array_equal(vectors, [[0, 0, 1, 0]])
    assert empty == []


def test_no_sentences_give_no_rows() -> None:
    vectors, empty = pool_sentences(TOKENS, ENDS, 15, [])
    assert vectors.shape == (0, 4)
    assert empty == []


@given(st.lists(st.integers(0, 15), max_size=6))
def test_sentences_that_tile_the_passage_share_its_tokens_out(cuts: list[int]) -> None:
    bounds = [0, *sorted(cuts), 15]
    vectors, empty = pool_sentences(TOKENS, ENDS, 15, list(pairwise(bounds)))
    assert (np.count_nonzero(vectors, axis=0) == 1).all()
    assert empty == [row for row in range(len(vectors)) if not vectors[row].any()]


def test_what_could_not_be_pooled_is_encoded_in_its_place() -> None:
    seen: list[str] = []

    def encode(texts: Sequence[str]) -> Vectors:
        seen.extend(texts)
        return np.array([[len(text), 0] for text in texts], np.float32)

    ones = np.ones((2, 2), np.float32)
    texts, sentences = ["abcdef", "ghij"], [[(0, 2), (2, 5)], [(0, 1), (1, 4)]]
    filled = fill_alone(texts, sentences, [(ones.copy(), [1]), (ones.copy(), [0, 1])], encode)
    assert seen == ["cde", "g", "hij"]
    np.testing.assert_array_equal(filled[0], [[1, 1], [3, 0]])
    np.testing.assert_array_equal(filled[1], [[1, 0], [3, 0]])
