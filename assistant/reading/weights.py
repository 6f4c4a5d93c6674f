"""The reader's weights, shipped as what training changed in the encoder: checked, and put over it once in the cache."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from corpus.embedding.precisions import EXACT
from corpus.embedding.word_vectors import SHARED_FILE
from corpus.errors import ModelError
from corpus.messages import message, reason_of

LAYOUT = 2
"""Raise it when the exported graph changes: an older one is then left alone and a new one is made."""

SCALE = ".scale"
"""Ends the name of the row scales that belong to a tensor of eight-bit changes."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A file of weights that comes with Rujukan: what training changed in those of `over`, else in the encoder's.

    `python -m eval.training.pack` prints the SHA-256 of its bytes.
    """

    name: str
    path: Path
    sha256: str
    over: "Shipped | None" = None


READER = Shipped(
    "reader",
    Path(__file__).with_name("reader-int8.safetensors"),
    "966da55b42404fb579329642833877e26846922a3b09bc01fe517f49a902c841",
)


def reader_graph(encoder: Path, say: Callable[[str], None], precision: str = EXACT, shipped: Shipped = READER) -> Path:
    """The reader, or another such model, as an ONNX file in the folder of the unpacked encoder, made on first use: 86
    MB, about two seconds; where the precision is `FAST` 23 MB.

    It appears whole or not at all: it is written beside its place under a lock, and renamed.

    Raises:
        ModelError: the shipped file is missing or damaged, or the folder cannot be written.
    """
    from assistant.reading.graph import export_reader

    name = f"{shipped.name}-{shipped.sha256[:12]}{'' if precision == EXACT else '-int8'}-v{LAYOUT}"
    graph = encoder / f"{name}.onnx"
    if graph.is_file():
        return graph
    weights = read_weights(encoder, shipped)
    try:
        with FileLock(encoder.with_name(f"{encoder.name}.lock")):
            if not graph.is_file():
                say(message("Putting the reader into {folder} (once) …", folder=encoder))
                part = encoder / f"{name}.part"
                export_reader(encoder, weights, part, f"{name}.data", precision)
                part.replace(graph)
    except OSError as error:
        raise ModelError(
            message("{folder}: the reader cannot be put here: {reason}.", folder=encoder, reason=reason_of(error))
        ) from error
    return graph


def read_weights(encoder: Path, shipped: Shipped = READER) -> dict[str, NDArray[np.float32]]:
    """Every tensor of the model but the word vectors, which are the encoder's own.

    Raises:
        ModelError: the shipped file is not there, or is not what it was when it was shipped.
    """
    from safetensors import SafetensorError, safe_open
    from safetensors.numpy import load

    try:
        content = shipped.path.read_bytes()
    except OSError as error:
        raise _damaged(shipped.path) from error
    if hashlib.sha256(content).hexdigest() != shipped.sha256:
        raise _damaged(shipped.path)
    below = read_weights(encoder, shipped.over) if shipped.over else {}
    try:
        packed = load(content)
        with safe_open(encoder / SHARED_FILE, "np") as file:
            original = below.__getitem__ if below else file.get_tensor
            return below | {name: _restored(packed, name, original) for name in packed if not name.endswith(SCALE)}
    except (SafetensorError, OSError) as error:
        raise ModelError(
            message(
                "{folder}: not a whole model ({reason}). Remove this folder: it is made anew.",
                folder=encoder,
                reason=str(error),
            )
        ) from error


def _restored(
    packed: Mapping[str, NDArray[Any]], name: str, original: Callable[[str], NDArray[np.float32]]
) -> NDArray[np.float32]:
    tensor = packed[name]
    if name + SCALE not in packed:
        return tensor.astype(np.float32)
    return original(name) + tensor.astype(np.float32) * packed[name + SCALE].astype(np.float32)[:, None]


def _damaged(shipped: Path) -> ModelError:
    return ModelError(message("{path}: missing, or not as it was shipped. Reinstall Rujukan.", path=shipped))
