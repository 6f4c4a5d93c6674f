"""An encoder and a reader that work on each text once, and tell what it would have cost to do so each time."""

from collections.abc import Sequence
from time import process_time

import numpy as np

from assistant.reading.reader import Entailment, PassageReading, Reader
from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from corpus.store.vectors import Vectors


class RememberingEncoder:
    """Another encoder's vectors, kept; see `Encoder`.

    `spared_s` are the seconds of processor time that encoding the texts anew would have taken since it was made.
    """

    def __init__(self, encoder: Encoder) -> None:
        """Nothing is known at first."""
        self._encoder = encoder
        self._queries: dict[str, tuple[Vectors, float]] = {}
        self._passages: dict[str, tuple[Vectors, float]] = {}
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.max_tokens = encoder.max_tokens
        self.spared_s = 0.0

    def encode_query(self, text: str) -> Vectors:
        """See `Encoder`."""
        if text in self._queries:
            self.spared_s += self._queries[text][1]
        else:
            begun = process_time()
            vector = self._encoder.encode_query(text)
            self._queries[text] = vector, process_time() - begun
        return self._queries[text][0]

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        self.spared_s += sum(self._passages[text][1] for text in texts if text in self._passages)
        missing = [text for text in dict.fromkeys(texts) if text not in self._passages]
        if missing:
            begun = process_time()
            vectors = self._encoder.encode_passages(missing)
            each_s = (process_time() - begun) / len(missing)
            self._passages.update((text, (vector, each_s)) for text, vector in zip(missing, vectors, strict=True))
        rows = [self._passages[text][0] for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.dimension), np.float32)

    def count_tokens(self, text: str) -> int:
        """See `Encoder`."""
        return self._encoder.count_tokens(text)

    def knows_word(self, word: str) -> bool:
        """See `Encoder`."""
        return self._encoder.knows_word(word)


class RememberingReader:
    """Another reader's readings, kept; see `Reader`. `spared_s` as of `RememberingEncoder`."""

    def __init__(self, reader: Reader) -> None:
        """Nothing is known at first."""
        self._reader = reader
        self._known: dict[tuple[str, Passage], tuple[PassageReading, float]] = {}
        self.name = reader.name
        self.spared_s = 0.0

    def read(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """See `Reader`."""
        known = [self._known.get((question, passage)) for passage in passages]
        self.spared_s += sum(one[1] for one in known if one)
        missing = [passage for passage, one in zip(passages, known, strict=True) if one is None]
        if missing:
            begun = process_time()
            readings = self._reader.read(question, missing)
            each_s = (process_time() - begun) / len(missing)
            for passage, reading in zip(missing, readings, strict=True):
                self._known[question, passage] = reading, each_s
        return [self._known[question, passage][0] for passage in passages]

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """See `Reader`."""
        return self._reader.entailment(pairs)
