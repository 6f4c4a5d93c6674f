"""Rows of float32."""

import numpy as np
import pytest

from corpus.errors import ModelError
from corpus.store.vectors import finite, unit


def test_rows_are_scaled_to_length_one_and_a_row_of_zeros_stays() -> None:
    np.testing.assert_allclose(unit(np.array([[3, 4], [0, 0]], np.float32)), np.array([[0.6, 0.8], [0, 0]]))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_a_vector_that_is_no_number_is_refused_by_the_models_name(value: float) -> None:
    with pytest.raises(ModelError, match=r"small-1: .*no number"):
        finite(np.array([[0, value]], np.float32), "small-1")


def test_good_vectors_pass_as_they_are() -> None:
    vectors = np.ones((2, 3), np.float32)
    assert finite(vectors, "small-1") is vectors
