"""Folder against store, by content: what each kind of change comes to."""

import hashlib
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from corpus.model import DocumentRow
from ingest.sync.plan import Plan, plan, version_of
from ingest.sync.scan import Found, Refusal, Scan

ROOT = "/dokumen"


def digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def found(files: Mapping[str, str], unseen: Sequence[str] = (), root: str = ROOT) -> Scan:
    """A scan of `root` that found these contents."""
    contents = {f"{root}/{name}": Found(digest(content), len(content)) for name, content in files.items()}
    places = [f"{root}/{name}" for name in unseen]
    return Scan((root,), contents, (), tuple(Refusal(place, "?", "!") for place in places), tuple(places))


def row(name: str, content: str, *places: str, version: str = "") -> DocumentRow:
    """A document with this content, read from its first place."""
    sources = tuple(place if place.startswith("/") else f"{ROOT}/{place}" for place in places or (f"{name}.md",))
    version = version or version_of(digest(content), sources[0])
    return DocumentRow(name, name, "id", version, digest(content), (0,), len(content), sources)


def translated(made: Plan) -> dict[str, object]:
    """What a plan says, without what it says nothing of."""
    said: dict[str, object] = {
        "add": [task.path.name for task in made.add],
        "change": {task.document_id: task.path.name for task in made.change},
        "move": {i: [place.removeprefix(ROOT + "/") for place in places] for i, places in made.move.items()},
        "remove": made.remove,
        "keep": made.keep,
        "unchanged": made.unchanged,
    }
    return {word: what for word, what in said.items() if what}


def test_a_new_file_is_added_and_a_known_one_left_alone() -> None:
    made = plan(found({"a.md": "A", "b.md": "B"}), [row("a", "A")])
    assert translated(made) == {"add": ["b.md"], "unchanged": ["a"]}


def test_an_edited_file_is_its_document_changed() -> None:
    assert translated(plan(found({"a.md": "A2"}), [row("a", "A")])) == {"change": {"a": "a.md"}}


def test_a_renamed_file_is_the_same_document() -> None:
    assert translated(plan(found({"lain/c.md": "A"}), [row("a", "A")])) == {"move": {"a": ["lain/c.md"]}}


def test_two_files_that_swap_their_names_are_two_moves() -> None:
    made = plan(found({"a.md": "B", "b.md": "A"}), [row("a", "A"), row("b", "B")])
    assert translated(made) == {"move": {"b": ["a.md"], "a": ["b.md"]}}


def test_the_same_text_twice_is_one_document_with_two_places() -> None:
    made = plan(found({"a.md": "A", "b.md": "A"}), [])
    assert [task.sources for task in made.add] == [(f"{ROOT}/a.md", f"{ROOT}/b.md")]
    assert translated(plan(found({"a.md": "A", "b.md": "A"}), [row("a", "A")])) == {"move": {"a": ["a.md", "b.md"]}}


def test_one_of_two_places_gone_is_a_move() -> None:
    assert translated(plan(found({"b.md": "A"}), [row("a", "A", "a.md", "b.md")])) == {"move": {"a": ["b.md"]}}


def test_one_of_two_places_edited_is_a_new_document() -> None:
    made = plan(found({"a.md": "A2", "b.md": "A"}), [row("a", "A", "a.md", "b.md")])
    assert translated(made) == {"add": ["a.md"], "move": {"a": ["b.md"]}}


def test_a_file_edited_after_a_copy_was_made_leaves_the_document_with_the_copy() -> None:
    made = plan(found({"a.md": "A2", "z.md": "A"}), [row("a", "A")])
    assert translated(made) == {"add": ["a.md"], "move": {"a": ["z.md"]}}


def test_two_documents_that_become_one_text_are_one_document() -> None:
    made = plan(found({"a.md": "C", "b.md": "C"}), [row("a", "A"), row("b", "B")])
    assert translated(made) == {"change": {"a": "a.md"}, "remove": ["b"]}


def test_a_vanished_file_removes_its_document_unless_it_is_to_be_kept() -> None:
    rows = [row("a", "A"), row("b", "B")]
    assert translated(plan(found({"a.md": "A"}), rows)) == {"unchanged": ["a"], "remove": ["b"]}
    assert translated(plan(found({"a.md": "A"}), rows, keep=True)) == {"unchanged": ["a"], "keep": ["b"]}


def test_documents_from_folders_that_were_not_looked_at_stay() -> None:
    rows = [row("a", "A", "/lain/a.md"), row("b", "B", "/dokumen2/b.md")]
    assert translated(plan(found({}), rows)) == {}


def test_a_document_stays_while_one_of_its_places_was_not_looked_at() -> None:
    rows = [row("a", "A", "/lain/a.md", "a.md")]
    assert translated(plan(found({}), rows)) == {"move": {"a": ["/lain/a.md"]}}
    assert translated(plan(found({"a.md": "A2"}), rows)) == {"add": ["a.md"], "move": {"a": ["/lain/a.md"]}}


def test_a_place_elsewhere_is_kept_while_it_is_there_and_dropped_once_it_is_gone(tmp_path: Path) -> None:
    there = tmp_path / "a.md"
    there.write_text("A")
    rows = [row("a", "A", str(there))]
    assert plan(found({"a.md": "A"}), rows).move == {"a": tuple(sorted((f"{ROOT}/a.md", str(there))))}
    there.unlink()
    assert plan(found({"a.md": "A"}), rows).move == {"a": (f"{ROOT}/a.md",)}


def test_a_refused_file_keeps_the_document_it_held() -> None:
    assert translated(plan(found({}, unseen=["a.md"]), [row("a", "A")])) == {}


def test_what_lies_below_a_folder_that_cannot_be_read_is_kept() -> None:
    assert translated(plan(found({}, unseen=["tertutup"]), [row("a", "A", "tertutup/di/a.md")])) == {}


def test_another_way_of_reading_reads_unchanged_files_again() -> None:
    assert translated(plan(found({"a.md": "A"}), [row("a", "A", version="lama")])) == {"change": {"a": "a.md"}}


def test_another_extension_reads_a_renamed_file_again() -> None:
    assert translated(plan(found({"a.txt": "A"}), [row("a", "A")])) == {"change": {"a": "a.txt"}}


def test_a_document_at_two_places_of_two_formats_is_not_read_again_and_again() -> None:
    rows = [row("a", "A", "a.txt", "b.md")]
    assert translated(plan(found({"a.txt": "A", "b.md": "A"}), rows)) == {"unchanged": ["a"]}


def test_the_version_depends_on_content_and_extension_alone() -> None:
    assert version_of("x", "/a/b.md") == version_of("x", "/c/d.MD")
    assert len({version_of("x", "a.md"), version_of("y", "a.md"), version_of("x", "a.txt")}) == 3


@pytest.mark.parametrize("edited", [False, True])
def test_ten_thousand_files_are_compared_in_a_moment(edited: bool) -> None:
    files = {f"{number}.md": f"isi {number}" for number in range(10_000)}
    rows = [row(str(number), f"isi {number}{' dulu' * edited}") for number in range(10_000)]
    begun = time.monotonic()
    made = plan(found(files), rows)
    assert time.monotonic() - begun < 5
    assert len(made.change if edited else made.unchanged) == 10_000
