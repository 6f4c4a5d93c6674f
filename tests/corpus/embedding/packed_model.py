"""A packed model small enough to unpack in a second, in the layout of the real one, written by the tests."""

import hashlib
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.weights import Weights

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS = 32, 1, 2, 64, 48
WORDS = ("▁query", "▁passage", "▁orang")
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", *"abcdefghijklmnopqrstuvwxyz:.?", *WORDS, "<mask>")
VOCABULARY = len(PIECES) + 5


def write_packed(path: Path) -> Weights:
    """Write a packed model with random weights; the same each time."""
    matrices = _matrices(np.random.default_rng(0))
    head = _header() + _vocabulary() + _normaliser({0x09: " ", 0xFB01: "fi"})
    length = len(head) + 4 + sum(2 + len(name) + 21 for name, _, _ in matrices)
    directory, body = struct.pack("<i", len(matrices)), b""
    for name, kind, values in matrices:
        data = quantise(values) if kind else values.astype("<f4").tobytes()
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, values.size, length + len(body), len(data))
        body += data
    path.write_bytes(head + directory + body)
    return Weights(path, hashlib.sha256(path.read_bytes()).hexdigest())


def quantise(values: NDArray[np.float32]) -> bytes:
    """Blocks of 32 weights: a half-precision scale, then 16 bytes of two weights each."""
    blocks = values.reshape(-1, 32)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=1)[:, None], axis=1)
    scales = (largest / -8).astype("<f2")
    divisor = np.where(scales == 0, 1, scales).astype(np.float32)
    levels = np.clip(np.rint(blocks / divisor) + 8, 0, 15).astype(np.uint8)
    packed = levels[:, :16] | (levels[:, 16:] << 4)
    return b"".join(scale.tobytes() + row.tobytes() for scale, row in zip(scales, packed, strict=True))


def _header() -> bytes:
    sizes = (HIDDEN, LAYERS, HEADS, WIDE, VOCABULARY, POSITIONS, 2)
    return b"E5S1" + struct.pack("<I7ifi", 1, *sizes, 1e-12, 32)


def _vocabulary() -> bytes:
    encoded = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, encoded)]).astype("<u4")
    scores = np.array([-2.0 if len(piece) > 1 else -9.0 for piece in PIECES], "<f4")
    head = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(offsets[-1]))
    return head + offsets.tobytes() + scores.tobytes() + b"".join(encoded)


def _normaliser(table: dict[int, str]) -> bytes:
    entries = b"".join(
        struct.pack(f"<IB{len(written)}I", point, len(written), *map(ord, written)) for point, written in table.items()
    )
    return struct.pack("<iI", len(table), len(entries)) + entries


def _matrices(random: np.random.Generator) -> list[tuple[str, int, NDArray[np.float32]]]:
    def drawn(*shape: int) -> NDArray[np.float32]:
        return random.normal(0, 0.2, shape).astype(np.float32)

    ones = np.ones(HIDDEN, np.float32)
    found = [
        ("emb.word", 1, drawn(VOCABULARY, HIDDEN)),
        ("emb.pos", 0, drawn(POSITIONS, HIDDEN)),
        ("emb.type", 0, drawn(2, HIDDEN)),
        ("emb.ln.w", 0, ones),
        ("emb.ln.b", 0, drawn(HIDDEN)),
    ]
    shapes = {"q": (HIDDEN, HIDDEN), "k": (HIDDEN, HIDDEN), "v": (HIDDEN, HIDDEN), "ao": (HIDDEN, HIDDEN)}
    shapes |= {"fi": (WIDE, HIDDEN), "fo": (HIDDEN, WIDE)}
    for layer in range(LAYERS):
        for name, shape in shapes.items():
            found += [(f"l{layer}.{name}.w", 1, drawn(*shape)), (f"l{layer}.{name}.b", 0, drawn(shape[0]))]
        for name in ("aln", "oln"):
            found += [(f"l{layer}.{name}.w", 0, ones), (f"l{layer}.{name}.b", 0, drawn(HIDDEN))]
    return found
