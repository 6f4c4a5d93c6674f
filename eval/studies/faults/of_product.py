"""Faults inside the product: parts switched off, wrong vectors, candidates cut."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np

from assistant.ablation_flags import ALL
from assistant.reading.reader import Entailment, PassageReading, Reader
from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from corpus.store.vectors import Vectors
from eval.studies.faults.fault import Fault


class ChangedEncoder:
    """Another encoder whose vectors of questions are changed; see `Encoder`."""

    def __init__(self, encoder: Encoder, change: Callable[[Vectors], Vectors]) -> None:
        """`change` takes a vector of a question and gives the wrong one."""
        self._encoder = encoder
        self._change = change
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens

    def encode_query(self, text: str) -> Vectors:
        """See `Encoder`."""
        changed = self._change(self._encoder.encode_query(text))
        return np.asarray(changed / np.linalg.norm(changed), np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self._encoder.encode_passages(texts)

    def count_tokens(self, text: str) -> int:
        """See `Encoder`."""
        return self._encoder.count_tokens(text)

    def knows_word(self, word: str) -> bool:
        """See `Encoder`."""
        return self._encoder.knows_word(word)


class ChangedReader:
    """Another reader that is given other passages than were found; see `Reader`."""

    def __init__(self, reader: Reader, change: Callable[[Passage], Passage]) -> None:
        """`change` takes a passage and gives what is read of it."""
        self._reader = reader
        self._change = change
        self.name = reader.name

    def read(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """See `Reader`."""
        return self._reader.read(question, [self._change(one) for one in passages])

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """See `Reader`."""
        return self._reader.entailment(pairs)


def without_headings(passage: Passage) -> Passage:
    """The passage without what governs it."""
    return replace(passage, heading=(), title="")


def beginning(passage: Passage) -> Passage:
    """The first hundred characters of the passage."""
    return replace(passage, text=passage.text[:100], end=passage.start + min(100, len(passage.text)))


def noisy(vector: Vectors) -> Vectors:
    """Noise as long as the vector itself."""
    noise = np.random.default_rng(7).normal(size=vector.shape)
    return np.asarray(vector + noise / np.linalg.norm(noise), np.float32)


def stale(vector: Vectors) -> Vectors:
    """The components in another order, as those of another model's vectors would be."""
    return np.roll(vector, 1)


def patched(module: str, name: str, value: object) -> Callable[[], Any]:
    """A name of a module has another value for a while."""

    @contextmanager
    def inside() -> Iterator[None]:
        place = import_module(module)
        before = getattr(place, name)
        setattr(place, name, value)
        try:
            yield
        finally:
            setattr(place, name, before)

    return inside


FAULTS = (
    Fault("candidates cut to 1", inside=patched("assistant.pipeline", "TOP", 1)),
    Fault("vectors of questions noisy", encoder=lambda encoder: ChangedEncoder(encoder, noisy)),
    Fault("vectors of another model", encoder=lambda encoder: ChangedEncoder(encoder, stale)),
    Fault("reader off", flags=replace(ALL, reader=False)),
    Fault("reader fed without headings", reader=lambda reader: ChangedReader(reader, without_headings)),
    Fault("reader fed the beginnings alone", reader=lambda reader: ChangedReader(reader, beginning)),
    Fault("dense retrieval off", flags=replace(ALL, dense=False)),
    Fault("stemming off", flags=replace(ALL, lexical_stems=False)),
    Fault("headings not read", flags=replace(ALL, headings=False)),
    Fault("reading of sentences off", flags=replace(ALL, sentence_vectors=False)),
    Fault("refusals off", flags=replace(ALL, abstention=False)),
    Fault("one language preferred", flags=replace(ALL, language_weight=False)),
    Fault("lists not quoted whole", flags=replace(ALL, lists=False)),
)
