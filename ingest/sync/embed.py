"""Prepared documents, a window of passages at a time, and the vectors of a window."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from ingest.splitting.passages import embedded_text
from ingest.sync.prepare import Prepared, Refused
from ingest.writing.write import Writer

WINDOW = 64
"""Passages embedded and written together: some 3 s on two cores, which is what an interruption waits for and a kill
loses. A larger window gains nothing: measured with 64 and 256 on the shipped documents, the rates are the same."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Part:
    """Passages of one document that fall into one window; `known` are vectors it has already, by what was embedded."""

    whole: Prepared
    passages: tuple[Passage, ...]
    known: Mapping[str, Vector]

    @property
    def is_last(self) -> bool:
        """Whether the document ends with it."""
        return self.passages[-1].order == len(self.whole.passages) - 1

    @property
    def size(self) -> float:
        """Its share of the file, in bytes."""
        return self.whole.task.size * len(self.passages) / len(self.whole.passages)


@dataclass(frozen=True, slots=True)
class Window:
    """Parts with the vectors of their passages, row by row, and how many of these had to be computed."""

    parts: tuple[Part, ...]
    refused: tuple[Refused, ...]
    vectors: Vector
    embedded: int = 0


def windows(items: Iterable[Prepared | Refused], writer: Writer) -> Generator[Window, None, None]:
    """Gather documents into windows, cutting them where one is full; the vectors are not there yet."""
    parts: list[Part] = []
    refused: list[Refused] = []
    room = WINDOW
    for item in items:
        if isinstance(item, Refused):
            refused.append(item)
            continue
        for part in _parts(item, writer, room):
            parts.append(part)
            room -= len(part.passages)
            if room == 0:
                yield _window(parts, refused)
                parts, refused, room = [], [], WINDOW
    yield _window(parts, refused)


def embed(items: Iterable[Window], encoder: Encoder) -> Generator[Window, None, None]:
    """Fill in the vectors: known ones as they are, the others computed, each text once."""
    for window in items:
        texts = missing(window)
        yield filled(window, texts, encoder.encode_passages(texts) if texts else ())


def missing(window: Window) -> list[str]:
    """The texts of a window that have no vector yet, each once."""
    return list(dict.fromkeys(text for text, known in _texts(window) if text not in known))


def filled(window: Window, texts: Sequence[str], vectors: Iterable[Vector]) -> Window:
    """A window with its vectors, of which those of `texts`, its missing ones, were computed."""
    computed = dict(zip(texts, vectors, strict=True))
    rows = [known[text] if text in known else computed[text] for text, known in _texts(window)]
    return Window(window.parts, window.refused, np.stack(rows) if rows else window.vectors, len(texts))


def _texts(window: Window) -> list[tuple[str, Mapping[str, Vector]]]:
    return [(embedded_text(passage), part.known) for part in window.parts for passage in part.passages]


def _parts(item: Prepared, writer: Writer, room: int) -> Iterator[Part]:
    known = writer.known_vectors(item.replaces, item.passages, embedded_text)
    first = 0
    while first < len(item.passages):
        yield Part(item, item.passages[first : first + room], known)
        first, room = first + room, WINDOW


def _window(parts: list[Part], refused: list[Refused]) -> Window:
    return Window(tuple(parts), tuple(refused), np.empty((0, 0), np.float32))
