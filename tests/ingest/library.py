"""A folder of files with a store beside it, brought in step by the product's own code and a hashing encoder."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from ingest.engines.local import LocalEngine, Reader
from ingest.sync.plan import Plan, plan
from ingest.sync.scan import existing, scan
from ingest.sync.sync import SyncResult, apply
from ingest.writing.write import Writer, writing
from tests.stores import DIMENSION, HashingEncoder, open_store


@dataclass
class Library:
    """Files below `files`, a store at `location`; `reported` are the progress reports of the last ingest."""

    files: Path
    location: StoreLocation
    reader: Reader
    encoder: HashingEncoder = field(default_factory=HashingEncoder)
    reported: list[tuple[int, int, float]] = field(default_factory=list)

    def put(self, name: str, content: str) -> Path:
        """Write a file; its content may lack the heading that makes it Markdown."""
        path = self.files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    def sync(self, keep: bool = False, roots: tuple[Path, ...] = (), at_once: bool = False) -> SyncResult:
        """Ingest the files."""
        self.reported = []
        with writing(self.location, HashingEncoder.name, DIMENSION, lambda _: None) as writer:
            return self.carry_out(self.plan(writer, keep, roots), writer, at_once)

    def plan(self, writer: Writer, keep: bool = False, roots: tuple[Path, ...] = ()) -> Plan:
        """What an ingest would do."""
        return plan(scan(existing(roots or (self.files,))), writer.rows.values(), keep)

    def carry_out(self, made: Plan, writer: Writer, at_once: bool = False) -> SyncResult:
        """Do it."""

        def reported(*done: Any) -> None:
            self.reported.append(done)

        return apply(made, writer, LocalEngine(lambda: self.encoder, self.reader), reported, at_once=at_once)

    def open(self) -> Store:
        """The store as a reader has it."""
        return open_store(self.location)

    def texts(self) -> dict[str, str]:
        """Every document's whole text, by id; each passage's vector can be read."""
        with self.open() as store:
            store.check_vectors()
            return {i: "".join(p.text for p in store.document_passages(i)) for i in store.rows}

    def stored(self) -> set[str]:
        """The ids of all passages that lie in the database, counting or not."""
        with self.open() as store:
            return set(store._now.passages.get(include=[])["ids"])

    def counting(self) -> set[str]:
        """The ids of the passages that count."""
        with self.open() as store:
            return {i for row in store.rows.values() for i in row.passage_ids}
