"""Killed at any moment, the store answers as before or as after, and the next run completes it."""

import itertools
import random
import signal
from pathlib import Path

import pytest

from corpus.errors import EmptyStoreError
from corpus.store.connection import StoreLocation
from tests.ingest.library import Library
from tests.ingest.writing.killed import InPlace, process, read, sync, sync_and_die
from tests.stores import HashingEncoder

DOCUMENTS = 5
KILLS_IN_TIME = 10
WRITES = 16
"""Writes that an ingest of this folder makes at least; it is killed before and after each: 32 kills more at least."""


class World:
    """A folder whose files get a new version each round, and what a reader may see of it."""

    def __init__(self, folder: Path) -> None:
        (folder / "files").mkdir()
        self.library = Library(folder / "files", StoreLocation(folder / "data"), InPlace())
        self.round = 0
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}

    def next_round(self) -> None:
        """Edit every file but one; one vanishes, one comes back, one is new and too long for a window."""
        self.round += 1
        self.after = {}
        for path in self.library.files.iterdir():
            path.unlink()
        for number in range(DOCUMENTS):
            if number % DOCUMENTS != self.round % DOCUMENTS:
                self._put(f"d{number}", 0 if number == self.round % 3 else self.round, 2)
        self._put("panjang", self.round, 12)

    def _put(self, name: str, version: int, passages: int) -> None:
        text = "\n\n".join(
            f"Dokumen {name}, versi {version}, alinea {number}. "
            + " ".join(f"kata{name}{location}" for location in range(150))
            for number in range(passages)
        )
        self.library.put(f"{name}.txt", text)
        self.after[name] = text

    def check(self) -> None:
        """Every document is whole, in its version before or after; its passages are found by their vectors."""
        try:
            seen = self._seen()
        except EmptyStoreError:
            seen = {}
        for name in self.before.keys() | self.after.keys() | seen.keys():
            allowed = (self.before.get(name), self.after.get(name))
            assert seen.get(name) in allowed, f"{name} is neither as before nor as after"
        self.before = seen

    def _seen(self) -> dict[str, str]:
        found = self.library.texts()
        with self.library.open() as store:
            for row in store.rows.values():
                for passage in store.passages(row.passage_ids[:1]).values():
                    query = HashingEncoder().encode_query(f"{passage.title}\n{passage.text.strip()}")
                    assert store.nearest(query, 3)[0][1] > 0.99
        return found

    def complete(self) -> None:
        """Run the ingest to its end: everything as after, nothing twice, nothing left over."""
        self.library.sync()
        assert self.library.texts() == self.after
        assert self.library.stored() == self.library.counting()
        self.before = self.after


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_killed_at_random_moments(world: World) -> None:
    chance = random.Random(20261121)
    world.next_round()
    world.complete()
    kills, lasts = 0, 0.5
    while kills < KILLS_IN_TIME:
        world.next_round()
        killed = process(sync, world.library.files, world.library.location.folder)
        killed.join(chance.uniform(0.0, lasts))
        killed.kill()
        killed.join()
        kills += killed.exitcode == -signal.SIGKILL
        # Up to the end of an ingest, however fast this machine is, and now and then beyond.
        lasts *= 1.02 if killed.exitcode else 0.9
        world.check()
        if kills % 3 == 0:
            world.complete()
    world.complete()


def test_killed_before_and_after_each_write(world: World) -> None:
    world.next_round()
    world.complete()
    died, ended = 0, False
    for write in itertools.count(1):
        for after in (False, True):
            world.next_round()
            killed = process(sync_and_die, world.library.files, world.library.location.folder, write, after)
            killed.join()
            ended = killed.exitcode == 0
            died += not ended
            world.check()
            if after:
                world.complete()
        if ended:
            break
    assert died >= 2 * WRITES


def test_readers_killed_while_they_open_the_store_leave_it_whole(world: World) -> None:
    chance = random.Random(20261121)
    world.next_round()
    world.complete()
    for _ in range(30):
        killed = process(read, world.library.files, world.library.location.folder)
        killed.join(chance.uniform(0.0, 0.15))
        killed.kill()
        killed.join()
    world.check()
