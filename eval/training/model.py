"""The reader in PyTorch: the encoder as a cross-encoder with three heads, and its file of weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import AutoModel

from assistant.reading.cross_encoder import LONGEST_SPAN, STARTS
from eval.training.features import EOS, MASK, PAD, Row

WORDS = "word_embeddings"
NEVER = -1e4
"""A logit that half precision holds and that no softmax sees."""


class Reader(nn.Module):
    """The names of its parts are those in the file of weights."""

    def __init__(self, encoder: Path, frozen_layers: int = 0) -> None:
        """Without dropout, and with attention written out: on processors three times as fast as the usual way.

        The word vectors stay the encoder's, so that they need not be shipped twice. Where layers are frozen, the
        position vectors below them are too.
        """
        super().__init__()
        self.m: Any = AutoModel.from_pretrained(
            encoder, attn_implementation="eager", add_pooling_layer=False, local_files_only=True
        )
        for part in self.m.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
        below = [self.m.embeddings, *self.m.encoder.layer[:frozen_layers]] if frozen_layers else []
        for part in (self.m.embeddings.word_embeddings, *below):
            part.requires_grad_(requires_grad=False)
        width: int = self.m.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.has = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 1))
        self.nli = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 3))

    def forward(self, ids: Tensor, shown: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of starts and ends (rows, tokens, 2), of "answers" (rows), of relations (rows, 3)."""
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=half_precision(ids.device)):
            hidden = self.m(input_ids=ids, attention_mask=shown).last_hidden_state
        hidden = hidden.float()
        opening = hidden[:, 0]
        return self.span(hidden), self.has(opening)[:, 0], self.nli(opening)


def half_precision(device: torch.device) -> bool:
    """Whether bfloat16 is faster than single precision here: with AVX-512 three times, in emulation slower."""
    return device.type == "cuda" or bool(torch.cpu._is_avx512_bf16_supported())


def best_device() -> torch.device:
    """The graphics card where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def load_weights(reader: Reader, path: Path) -> None:
    """Put the weights of a file over the encoder's.

    Raises:
        OSError: the file is not there.
        ValueError: it is no file of weights, or a tensor has no place.
    """
    try:
        given = load_file(path)
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    placed = reader.load_state_dict({name: one.float() for name, one in given.items()}, strict=False)
    missing = [name for name in placed.missing_keys if WORDS not in name and "position_ids" not in name]
    if placed.unexpected_keys or missing:
        raise ValueError(f"not this reader's: {', '.join((*placed.unexpected_keys, *missing))}")


def save_weights(reader: Reader, path: Path) -> None:
    """In half precision, without the word vectors: what `eval.training.pack` reads."""
    save_file({name: one.half().contiguous().cpu() for name, one in trained(reader).items()}, path)


def trained(reader: Reader) -> dict[str, Tensor]:
    """Every tensor but the word vectors."""
    return {name: one.detach() for name, one in reader.state_dict().items() if WORDS not in name}


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows padded to one length. `passage` marks the tokens at which an answer may begin or end, and the first."""

    ids: Tensor
    shown: Tensor
    passage: Tensor


def collate(rows: Sequence[Row], device: torch.device, masked: float = 0.0, seed: int = 0) -> Batch:
    """The rows as tensors; a share of the tokens, none of an answer, is masked: what dropout would do, for nothing."""
    longest = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), longest), PAD)
    passage = torch.zeros(len(rows), longest, dtype=torch.bool)
    draw = torch.Generator().manual_seed(seed)
    for place, row in enumerate(rows):
        own = torch.tensor(row.ids)
        if masked:
            hidden = (torch.rand(len(own), generator=draw) < masked) & (own != EOS)
            hidden[0] = False
            if row.answer:
                hidden[row.answer[0] : row.answer[1] + 1] = False
            own[hidden] = MASK
        ids[place, : len(own)] = own
        passage[place, row.first : len(own) - 1] = True
        passage[place, 0] = True
    return Batch(ids.to(device), (ids != PAD).long().to(device), passage.to(device))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one row: `has`, and the best answer, with its score above "no answer" and its characters."""

    has: float
    score: float
    start: int
    end: int


@torch.no_grad()
def read_rows(
    reader: Reader, rows: Sequence[Row], batch_tokens: int = 4096, progress: Callable[[int], object] = lambda _: None
) -> list[Reading]:
    """Read the rows, those of like length together; `progress` is told how many were read."""
    device = next(reader.parameters()).device
    order = sorted(range(len(rows)), key=lambda place: len(rows[place].ids))
    found: dict[int, Reading] = {}
    while order:
        batch = [order.pop()]
        while order and len(rows[batch[0]].ids) * (len(batch) + 1) <= batch_tokens:
            batch.append(order.pop())
        given = collate([rows[place] for place in batch], device)
        span, has, _ = reader(given.ids, given.shown)
        progress(len(batch))
        for number, place in enumerate(batch):
            found[place] = _reading(rows[place], span[number].cpu().numpy(), float(has[number]))
    return [found[place] for place in range(len(rows))]


@torch.no_grad()
def relations_of(reader: Reader, rows: Sequence[Row], at_once: int = 16) -> list[tuple[float, ...]]:
    """How likely each premise says the statement, leaves it open, denies it."""
    device = next(reader.parameters()).device
    order = sorted(range(len(rows)), key=lambda place: len(rows[place].ids))
    found: dict[int, tuple[float, ...]] = {}
    for first in range(0, len(order), at_once):
        places = order[first : first + at_once]
        given = collate([rows[place] for place in places], device)
        likely = reader(given.ids, given.shown)[2].softmax(-1).cpu().numpy()
        found |= {place: tuple(map(float, one)) for place, one in zip(places, likely, strict=True)}
    return [found[place] for place in range(len(rows))]


def _reading(row: Row, logits: NDArray[np.float32], has: float) -> Reading:
    """The best span as the product finds it."""
    count = len(row.offsets)
    starts, ends = logits[row.first : row.first + count, 0], logits[row.first : row.first + count, 1]
    none, best = float(logits[0].sum()), Reading(has, NEVER, 0, 0)
    for start in np.argsort(-starts, kind="stable")[:STARTS].tolist():
        end = start + int(np.argmax(ends[start : start + LONGEST_SPAN]))
        score = float(starts[start] + ends[end]) - none
        if score > best.score:
            best = Reading(has, score, row.offsets[start][0], row.offsets[end][1])
    return best
