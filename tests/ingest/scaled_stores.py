"""Large stores to measure speed on: `python -m tests.ingest.scaled_stores FROM PASSAGES.jsonl.gz FOLDER SIZE…`.

Run by hand; see docs/evaluation.md. FOLDER/SIZE becomes a store of SIZE passages: those of the store FROM, filled up
with real texts, one JSON object with "text" a line, again and again. `ENCODED` of them are encoded, once, into
FOLDER/vectors.npy; every other gets the vector of one of these, moved by noise of the same covariance and scaled to
length 1. What is near to a filler means nothing, but vectors are spread as real ones are, and words are real.
FOLDER/SIZE.json says how long writing took, block by block, and what the store takes.
"""

import gzip
import json
import random
import resource
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, cycle, islice, pairwise
from pathlib import Path
from time import perf_counter

import numpy as np
from platformdirs import user_cache_path

from corpus.embedding.encoder import Encoder, load_encoder
from corpus.indexes.lexical import open_lexical
from corpus.model import DocumentRow, Passage
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from corpus.store.vectors import Vectors, unit
from ingest.splitting.passages import embedded_text
from ingest.writing.write import writing

ENCODED = 40_000
TILES = 40
"""Passages of a filling document."""

AT_ONCE = 25 * TILES
"""Passages written at once."""

NOISE = 0.8
"""Share of noise in what tells vectors apart; the spread stays that of the known ones."""

SEED = 5


def fill(source: Store, fillers: Sequence[str], vectors: Vectors, folder: Path, encoder: Encoder) -> None:
    """Make a store of what `source` holds and of the fillers, whose vectors have the shape (len(fillers), d)."""
    begun = perf_counter()
    written_at: list[tuple[int, float]] = []
    with writing(StoreLocation(folder), encoder.name, encoder.dimension, _say, prepare=open_lexical) as writer:
        for row in source.rows.values():
            passages = source.document_passages(row.id)
            writer.write_passages(passages, encoder.encode_passages([embedded_text(one) for one in passages]))
            writer.write_rows([row])
        for first in range(0, len(fillers), AT_ONCE):
            parts = [fillers[at : at + TILES] for at in range(first, min(first + AT_ONCE, len(fillers)), TILES)]
            documents = [tiles(f"filler-{first + location * TILES}", part) for location, part in enumerate(parts)]
            written = [passage for passages in documents for passage in passages]
            writer.write_passages(written, vectors[first : first + len(written)])
            writer.write_rows([_row(passages) for passages in documents])
            writer.checkpoint()
            written_at.append((first + len(written), perf_counter() - begun))
            _say(f"{folder}: {first + len(written):,} of {len(fillers):,}, {written_at[-1][1]:.0f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    facts = {"seconds": perf_counter() - begun, "peak_mb": peak, "bytes": _sizes(folder), "written_at": written_at}
    folder.with_suffix(".json").write_text(json.dumps(facts))


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes of the files in a store, by their folder within it: an edition's database and index, the index of words."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for file in folder.rglob("*"):
        if file.is_file():
            sizes["/".join(file.relative_to(folder).parts[:-1])] += file.stat().st_size
    return dict(sizes)


def tiles(name: str, texts: Sequence[str]) -> list[Passage]:
    """A document whose passages are these texts."""
    starts = accumulate((len(text) for text in texts), initial=0)
    return [
        Passage(name, "1", order, start, end, start, text, (), "id", name)
        for order, (text, (start, end)) in enumerate(zip(texts, pairwise(starts), strict=True))
    ]


def spread(known: Vectors, count: int) -> Vectors:
    """The known vectors and others like them, `count` in all."""
    rng = np.random.default_rng(SEED)
    like = np.linalg.cholesky(np.cov(known, rowvar=False) + 1e-9 * np.eye(known.shape[1]))
    middle = known.mean(axis=0)
    found = np.empty((count, known.shape[1]), np.float32)
    found[: len(known)] = known[:count]
    # In parts: a million at once take 9 GB.
    for first in range(len(known), count, len(known)):
        part = found[first : first + len(known)]
        near = known[rng.integers(len(known), size=len(part))]
        moved = middle + np.sqrt(1 - NOISE**2) * (near - middle) + NOISE * rng.standard_normal(near.shape) @ like.T
        part[:] = unit(moved.astype(np.float32))
    return found


def _row(passages: Sequence[Passage]) -> DocumentRow:
    first = passages[0]
    starts = tuple(passage.start for passage in passages)
    name = first.document_id
    return DocumentRow(name, name, "id", first.version, name, starts, passages[-1].end, (f"/{name}.txt",))


def _texts(file: Path) -> list[str]:
    """All texts, those that will be encoded first."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    chosen = random.Random(SEED).sample(range(len(texts)), ENCODED)
    others = sorted(set(range(len(texts))).difference(chosen))
    random.Random(SEED).shuffle(others)
    return [texts[location] for location in (*sorted(chosen), *others)]


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def main(source: str, texts: str, folder: str, *sizes: str) -> None:
    """Make a store of each size."""
    encoder = load_encoder("default", user_cache_path("rujukan"), None, _say)
    fillers = _texts(Path(texts))
    known = _vectors(Path(folder) / "vectors.npy", fillers, encoder)
    with Store(StoreLocation(Path(source)), encoder.name, encoder.dimension) as store:
        for size in map(int, sizes):
            count = size - store.passage_count
            some = list(islice(cycle(fillers), count))
            fill(store, some, spread(known, count), Path(folder) / str(size), encoder)


def _vectors(file: Path, fillers: Sequence[str], encoder: Encoder) -> Vectors:
    """Those of the first texts, computed once."""
    if file.is_file():
        known: Vectors = np.load(file)
        return known
    file.parent.mkdir(parents=True, exist_ok=True)
    known = encoder.encode_passages(fillers[:ENCODED])
    np.save(file, known)
    return known


if __name__ == "__main__":
    main(*sys.argv[1:])
