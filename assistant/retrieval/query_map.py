"""A question's vector turned to where its answers stand: a matrix learned for the default embedding model.

The model puts a question near texts that are worded like it, in its own language above all. The matrix was learned from
questions that people wrote over real documents, so that the passages that answer come first; passages keep the vectors
that the model gives them, and a store need not be made anew. With another model there is none, and nothing is turned.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from assistant.ablation_flags import ALL, AblationFlags
from corpus.store.vectors import Vectors

MAP_FILE = "query-map.safetensors"
MATRIX = "matrix"
MODEL = "model"
"""Where the file's metadata tell which model's vectors the matrix was learned on."""


@dataclass(frozen=True, slots=True)
class QueryMap:
    """`matrix`, shape (d, d), float32: a question's vector times it points to where answers stand."""

    matrix: Vectors

    def turned(self, vector: Vectors) -> Vectors:
        """The unit vector to look for passages with, from a question's own; both of shape (d,)."""
        turned = vector @ self.matrix
        found: Vectors = (turned / np.linalg.norm(turned)).astype(np.float32)
        return found


def query_map_of(model: str, flags: AblationFlags = ALL) -> QueryMap | None:
    """The map for the vectors of the model of this name; None where none was learned for it, or it is left out."""
    learned_on, found = _shipped()
    return found if flags.query_map and model == learned_on else None


@cache
def _shipped() -> tuple[str, QueryMap]:
    from safetensors import safe_open

    with as_file(files("assistant.retrieval") / MAP_FILE) as path, safe_open(path, "np") as file:
        return file.metadata()[MODEL], QueryMap(file.get_tensor(MATRIX).astype(np.float32))
