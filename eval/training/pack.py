"""Trained weights as the file that is shipped: what differs from the encoder, in eight bits.

`python -m eval.training.pack TRAINED.safetensors… MODEL_FOLDER OUT.safetensors` prints the SHA-256 that
`assistant.reading.weights` must name, or with `--over-reader`, for what differs from the shipped reader,
`assistant.proving.checker`. Of several files the mean is packed.
"""

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from assistant.reading.weights import SCALE, read_weights

TRAINED_PREFIX = "m."
"""What the training script puts before the names of the encoder's own tensors."""

LEVELS = 127

UNCHANGED = 0.004
"""Share of a tensor (Frobenius norm) up to which its change is that of rounding: 0.0005 is usual, training's is 0.01
and more."""


def pack(
    trained: Mapping[str, NDArray[np.float32]], encoder: Mapping[str, NDArray[np.float32]]
) -> dict[str, NDArray[Any]]:
    """The tensors to store: of the encoder's matrices the change that training made, of all else the values.

    A change is a twentieth of a weight, and so is its rounding error: 0.05 % of a matrix (Frobenius norm), where
    rounding the weights themselves costs 0.9 %. Heads and vectors stay in half precision: they are 3 % of the file.
    """
    packed: dict[str, NDArray[Any]] = {}
    for name, tensor in trained.items():
        own = name.removeprefix(TRAINED_PREFIX)
        if own != name and tensor.ndim == 2:
            change = tensor - encoder[own]
            scale = np.maximum(np.abs(change).max(axis=1) / LEVELS, np.finfo(np.float16).tiny).astype(np.float16)
            rounded = np.rint(change / scale.astype(np.float32)[:, None])
            packed[own] = np.clip(rounded, -LEVELS, LEVELS).astype(np.int8)
            packed[own + SCALE] = scale
        else:
            packed[own] = tensor.astype(np.float16)
    return packed


def only_changed(
    trained: Mapping[str, NDArray[np.float32]], before: Mapping[str, NDArray[np.float32]]
) -> dict[str, NDArray[np.float32]]:
    """What training changed by more than storing it does."""
    kept = {}
    for name, tensor in trained.items():
        own = before[name.removeprefix(TRAINED_PREFIX)]
        if np.linalg.norm(tensor - own) > UNCHANGED * np.linalg.norm(own):
            kept[name] = tensor
    return kept


def mean_of(runs: Sequence[Mapping[str, NDArray[np.float32]]]) -> dict[str, NDArray[np.float32]]:
    """The mean of runs from the same start, of what all of them have: other seeds err elsewhere."""
    shared = [name for name in runs[0] if all(name in run for run in runs)]
    return {name: np.mean([run[name] for run in runs], axis=0, dtype=np.float32) for name in shared}


def main() -> None:
    """Pack a file of trained weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("encoder", type=Path, help="the unpacked encoder's folder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--over-reader", action="store_true", help="store only what differs from the shipped reader")
    arguments = parser.parse_args()
    runs = [{name: one.astype(np.float32) for name, one in load_file(path).items()} for path in arguments.trained]
    trained = mean_of(runs)
    if arguments.over_reader:
        encoder: Mapping[str, NDArray[np.float32]] = read_weights(arguments.encoder)
        trained = only_changed({name: one for name, one in trained.items() if name in _placed(encoder)}, encoder)
    else:
        with safe_open(arguments.encoder / "model.safetensors", "np") as file:
            names = [name.removeprefix(TRAINED_PREFIX) for name in trained if name.startswith(TRAINED_PREFIX)]
            encoder = {name: file.get_tensor(name) for name in names}
    save_file(pack(trained, encoder), arguments.out, metadata={"encoder": arguments.encoder.name})
    print(hashlib.sha256(arguments.out.read_bytes()).hexdigest())  # noqa: T201


def _placed(encoder: Mapping[str, NDArray[np.float32]]) -> set[str]:
    return {placed for name in encoder for placed in (name, TRAINED_PREFIX + name)}


if __name__ == "__main__":
    main()
