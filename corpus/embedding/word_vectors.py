"""The table of word vectors of an unpacked model, which encoder and reader share."""

import json
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.model_files import unreadable

SHARED_FILE = "model.safetensors"
"""Where sentence-transformers keeps all tensors of an unpacked model."""

WORDS = "embeddings.word_embeddings.weight"


class WordVectors:
    """Rows of the table, read from the disk as they are asked for: 0.2 ms for a passage.

    Mapped into memory by both graphs, as it was, the table came to 535 MB of a process after a dozen questions: with
    each row the system maps its neighbours too.
    """

    def __init__(self, folder: Path) -> None:
        """Raises OSError, ValueError or KeyError where the folder holds no such table."""
        self._file = folder / SHARED_FILE
        with self._file.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            found = json.loads(file.read(length))[WORDS]
        self._count, self._width = found["shape"]
        self._start = 8 + length + found["data_offsets"][0]

    def of(self, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of these tokens, (len(ids), width). Raises ModelError where the file is gone or cut off."""
        wanted, places = np.unique(np.asarray(ids, np.int64), return_inverse=True)
        rows = np.empty((len(wanted), self._width), "<f4")
        size = rows.itemsize * self._width
        try:
            with self._file.open("rb", buffering=0) as file:
                for vector, row in zip(rows, wanted.tolist(), strict=True):
                    file.seek(self._start + row * size)
                    if row >= self._count or file.readinto(vector.data) != size:
                        raise OSError(f"no vector {row}")
        except OSError as error:
            raise unreadable(self._file, error) from error
        found: NDArray[np.float32] = rows[places]
        return found
