"""Text to vectors: what every encoder offers, and the one door to them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from corpus.embedding.precisions import EXACT
from corpus.store.vectors import Vectors

DEFAULT_MODEL = "default"


class Encoder(Protocol):
    """An embedding model. All vectors are float32 of unit length; the model's own prefixes are added inside.

    `name` is recorded with a store, and differs wherever the vectors would by more than the precision does.
    `max_tokens` is how many tokens of a text, as `count_tokens` counts them, one vector takes in; what lies beyond is
    left out.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def dimension(self) -> int: ...  # noqa: D102
    @property
    def max_tokens(self) -> int: ...  # noqa: D102

    def encode_query(self, text: str) -> Vectors:
        """The vector of a question, shape (dimension,). Raises ModelError where the model gives no number."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages, shape (len(texts), dimension). Raises ModelError as above."""
        ...

    def count_tokens(self, text: str) -> int:
        """The tokens of a text, without prefix and marks of beginning and end."""
        ...

    def knows_word(self, word: str) -> bool:
        """Whether the model's vocabulary holds the word whole, as it does the common ones of its languages."""
        ...


def load_encoder(
    model: str, cache: Path, threads: int | None, say: Callable[[str], None], precision: str = EXACT
) -> Encoder:
    """The encoder of the setting `model`: "default", or the folder or hub name of a sentence-transformers model.

    `cache` holds the unpacked default model, which is made on first use while `say` is told; `threads` are the
    processor threads to encode with, None or 0 for every core; `precision` is the setting of that name, which other
    models than the default do not heed.

    Raises:
        ModelError: the model is missing, broken or cannot be unpacked.
    """
    threads = processor_threads(threads)
    if model == DEFAULT_MODEL:
        from corpus.embedding.graph.precision import chosen_precision, encoder_of
        from corpus.embedding.weights import default_model_folder

        folder = default_model_folder(cache, say)
        return encoder_of(folder, threads, chosen_precision(precision, folder, say), say)
    from corpus.embedding.torch_encoder import SentenceTransformerEncoder

    return SentenceTransformerEncoder(model, threads)


def precision_of(model: str, cache: Path, wanted: str, say: Callable[[str], None]) -> str:
    """`EXACT` or `FAST`: what `load_encoder` would use where `wanted` is the setting. Raises ModelError."""
    if model != DEFAULT_MODEL or wanted == EXACT:
        return EXACT
    from corpus.embedding.graph.precision import chosen_precision
    from corpus.embedding.weights import default_model_folder

    return chosen_precision(wanted, default_model_folder(cache, say), say)


def model_identity(model: str, cache: Path) -> tuple[str, int]:
    """Name and dimension of the encoder that `load_encoder` would give, without loading or unpacking the default model.

    Raises:
        ModelError: the model is missing or broken.
    """
    if model == DEFAULT_MODEL:
        from corpus.embedding.weights import bundled_weights, packed_dimension

        weights = bundled_weights()
        return weights.name, packed_dimension(weights)
    encoder = load_encoder(model, cache, None, lambda _: None)
    return encoder.name, encoder.dimension


def processor_threads(setting: int | None) -> int:
    """The processor threads that a setting means: every core for None or 0."""
    if setting:
        return setting
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
