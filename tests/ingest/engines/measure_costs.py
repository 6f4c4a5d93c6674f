"""What the steps of an ingest cost in seconds of processor time, for `ingest.engines.simulate`.

`python -m tests.ingest.engines.measure_costs [PATH…]`, by default the shipped documents. Processor time hardly depends
on what else the machine does.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from pickle import dumps, loads
from time import process_time
from typing import TypeVar

import numpy as np
from platformdirs import user_cache_path

from corpus.embedding.encoder import load_encoder
from corpus.indexes.indexes import make_indexes
from corpus.model import Passage
from corpus.store.connection import StoreLocation
from corpus.store.vectors import unit
from ingest.cli.ingest import SHIPPED
from ingest.engines.simulate import LARGE, SMALL
from ingest.formats.read import read_document
from ingest.splitting.passages import embedded_text, split_passages
from ingest.sync.embed import WINDOW
from ingest.sync.scan import existing, files_in
from ingest.writing.write import writing
from tests.stores import row_of

ENCODED = 64
STORES = (SMALL, LARGE)
"""Passages in the stores to which a window is written, and which are published."""

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    begun = process_time()
    found = work()
    return process_time() - begun, found


def main() -> None:
    """Print each cost."""
    roots = existing([Path(one) for one in sys.argv[1:]] or [SHIPPED / "id", SHIPPED / "en"])
    encoder = load_encoder("default", user_cache_path("rujukan"), 1, lambda _: None)
    reading = 0.0
    passages: list[Passage] = []
    for path in (path for root in roots for path in files_in(root)):
        seconds, found = timed(lambda path=path: split_passages(read_document(path), "v1", encoder.count_tokens))  # type: ignore[misc]
        reading, passages = reading + seconds, passages + found
    tell("passages", len(passages))
    tell("read", reading / len(passages))
    spread = passages[:: max(1, len(passages) // ENCODED)][:ENCODED]
    seconds, vectors = timed(lambda: encoder.encode_passages([embedded_text(passage) for passage in spread]))
    tell("encode", seconds / len(spread))
    window = [embedded_text(passage) for passage in passages[:WINDOW]]
    tell("hand_out", timed(lambda: [loads(dumps((window, vectors, passages[:WINDOW]))) for _ in range(20)])[0] / 20)
    for size in STORES:
        store(passages, size, encoder.dimension)


def store(passages: list[Passage], size: int, dimension: int) -> None:
    """Fill a store; what its last windows and its publishing cost."""
    chance = np.random.default_rng(20261129)
    seconds: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        writing(StoreLocation(Path(folder)), "measured", dimension, lambda _: None, prepare=make_indexes) as writer,
    ):
        for number in range(size // WINDOW):
            picked = [passages[(number * WINDOW + one) % len(passages)] for one in range(WINDOW)]
            named = [
                replace(passage, document_id=f"d{number}", order=order, start=order, end=order + 1)
                for order, passage in enumerate(picked)
            ]
            vectors = unit(chance.standard_normal((WINDOW, dimension)).astype(np.float32))
            seconds.append(timed(lambda named=named, vectors=vectors: writer.write_passages(named, vectors))[0])  # type: ignore[misc]
            writer.write_rows([row_of(named)])
        published = timed(writer.publish)[0]
    tell(f"write, of {size}", sum(seconds[-8:]) / (8 * WINDOW))
    tell(f"publish, of {size}", published)


def tell(name: str, value: float) -> None:
    sys.stdout.write(f"{name}: {value:.6g}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
