"""Rows of float32: the form in which texts are compared."""

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelError
from corpus.messages import message

Vectors = NDArray[np.float32]


def unit(vectors: Vectors) -> Vectors:
    """The rows scaled to length 1; a row of zeros stays."""
    norms: Vectors = np.linalg.norm(vectors, axis=1, keepdims=True)
    norms[norms == 0] = 1
    return vectors / norms


def finite(vectors: Vectors, model: str) -> Vectors:
    """The vectors as given. Raises ModelError, naming the model, where one holds something that is no number."""
    if not np.isfinite(vectors).all():
        raise ModelError(
            message(
                "{model}: the model gave a vector that is no number, so its files are damaged. Remove its "
                "folder from the cache, or choose another with --model.",
                model=model,
            )
        )
    return vectors
