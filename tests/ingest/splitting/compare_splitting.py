"""Ways of splitting compared: `python -m tests.ingest.splitting.compare_splitting`; see docs/splitting.md.

Run by hand: it takes in the shipped documents once for every way, and asks the `dev` questions each time.
"""

import json
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from functools import partial
from io import StringIO
from itertools import pairwise
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from llama_index.core.node_parser import SentenceSplitter
from platformdirs import user_cache_path

from corpus.embedding.encoder import Encoder, load_encoder
from corpus.model import Document, DocumentRow, Passage
from corpus.store.connection import StoreLocation
from corpus.text.language import detect_language
from ingest.cli.ingest import SHIPPED
from ingest.formats.read import read_document
from ingest.splitting.passages import MAXIMUM, TARGET, embedded_text, split_passages
from ingest.writing.write import writing
from rujukan.command import main

SHOWN = ("hit@1", "hit@5", "needs@5", "answers correct", "all correct", "citation precision")

Split = Callable[[Document], list[Passage]]


def windows(document: Document, count_tokens: Callable[[str], int]) -> list[Passage]:
    """Windows of LlamaIndex's `SentenceSplitter`, as long as our longest passage, blind to headings and lists.

    Each keeps the heading path that its beginning stands under, so that borders alone are compared.
    """
    splitter = SentenceSplitter(
        chunk_size=MAXIMUM, chunk_overlap=0, tokenizer=lambda text: list(range(count_tokens(text)))
    )
    ours = split_passages(document, "compared", count_tokens)
    starts = [0]
    for chunk in splitter.split_text(document.text)[1:]:
        starts.append(document.text.index(chunk, starts[-1] + 1))
    return [
        _window(ours[bisect_right([passage.start for passage in ours], start) - 1], document, order, (start, end))
        for order, (start, end) in enumerate(pairwise([*starts, len(document.text)]))
    ]


def _window(under: Passage, document: Document, order: int, ends: tuple[int, int]) -> Passage:
    start, end = ends
    return replace(
        under,
        order=order,
        start=start,
        end=end,
        body_start=start,
        text=document.text[start:end],
        language=detect_language(document.text[start:end], default=document.language),
        footnotes=tuple(note for note in document.footnotes if start < note.position <= end),
    )


def store(folder: Path, documents: Sequence[Document], split: Split, encoder: Encoder) -> list[Passage]:
    """Write the documents, split so, into a new store; their passages."""
    written: list[Passage] = []
    with writing(StoreLocation(folder), encoder.name, encoder.dimension, _say) as writer:
        for document in documents:
            passages = split(document)
            writer.write_passages(passages, encoder.encode_passages([embedded_text(passage) for passage in passages]))
            writer.write_rows([_row(document, passages)])
            written += passages
    return written


def _row(document: Document, passages: Sequence[Passage]) -> DocumentRow:
    return DocumentRow(
        id=document.id,
        title=document.title,
        language=document.language,
        version="compared",
        content_hash=document.content_hash,
        starts=tuple(passage.start for passage in passages),
        characters=len(document.text),
        sources=(document.source,),
        authors=document.authors,
        year=document.year,
        date=document.date,
        pair=document.pair,
    )


def figures(folder: Path, split: str) -> list[str]:
    """The shown figures of the known questions on a store, each with its interval."""
    with redirect_stdout(StringIO()) as out:
        main(["eval", "--split", split, "--json", "--data", str(folder)])
    found = json.loads(out.getvalue())["figures"]
    return [_told(**found[name]) for name in SHOWN]


def _told(value: float, low: float, high: float, count: int) -> str:
    return f"{value:.3f} ({low:.3f}–{high:.3f}) of {count}"


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def compare(split: str) -> None:
    """Print a row of the table for each way."""
    encoder = load_encoder("default", user_cache_path("rujukan"), None, _say)
    documents = [read_document(path) for path in sorted(SHIPPED.glob("*/*.md"))]
    count = encoder.count_tokens
    ways: dict[str, Split] = {
        f"structure, {TARGET} to {MAXIMUM} tokens": lambda one: split_passages(one, "compared", count),
        "structure, 80 to 160 tokens": lambda one: split_passages(one, "compared", count, target=80, maximum=160),
        f"windows of {MAXIMUM} tokens": partial(windows, count_tokens=count),
    }
    sys.stdout.write(" | ".join(("way", "passages", "mean tokens", *SHOWN)) + "\n")
    for name, way in ways.items():
        with TemporaryDirectory() as folder:
            passages = store(Path(folder), documents, way, encoder)
            tokens = mean(count(passage.text) for passage in passages)
            sys.stdout.write(" | ".join((name, str(len(passages)), f"{tokens:.0f}", *figures(Path(folder), split))))
            sys.stdout.write("\n")
            sys.stdout.flush()


if __name__ == "__main__":
    compare(sys.argv[1] if sys.argv[1:] else "dev")
