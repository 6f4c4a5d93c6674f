"""Runs that would remove what nobody meant to remove."""

from pathlib import Path

import pytest

from corpus.errors import EmptiedFolderError
from corpus.model import DocumentRow
from ingest.sync.emptied import check_emptied
from ingest.sync.plan import Plan, Task

ROOT = Path("/folder")


def rows(count: int) -> dict[str, DocumentRow]:
    found = (DocumentRow(f"d{n}", "", "id", "v", "h", (0,), 1, (f"/folder/{n}.md",)) for n in range(count))
    return {row.id: row for row in found}


def removing(count: int, new: int = 0) -> Plan:
    added = [Task((f"/folder/new{n}.md",), (f"/folder/new{n}.md",), "h", 1) for n in range(new)]
    return Plan(remove=[f"d{n}" for n in range(count)], add=added)


@pytest.mark.parametrize(("held", "gone"), [(1, 1), (3, 3), (11, 6), (40, 40)])
def test_all_documents_of_a_folder_or_more_than_half_of_over_ten_are_not_removed_unasked(held: int, gone: int) -> None:
    with pytest.raises(EmptiedFolderError, match=rf"/folder: {gone} of its {held} documents .* --yes"):
        check_emptied(removing(gone), rows(held), [ROOT])


@pytest.mark.parametrize(("held", "gone"), [(3, 2), (10, 9), (11, 5), (3, 0)])
def test_some_are(held: int, gone: int) -> None:
    check_emptied(removing(gone), rows(held), [ROOT])


def test_a_folder_whose_files_were_exchanged_is_no_emptied_one() -> None:
    check_emptied(removing(3, new=3), rows(3), [ROOT])
    with pytest.raises(EmptiedFolderError):
        check_emptied(removing(3, new=1), rows(3), [ROOT])


def test_each_folder_is_looked_at_by_itself() -> None:
    held = rows(20) | {"other": DocumentRow("other", "", "id", "v", "h", (0,), 1, ("/other/a.md",))}
    with pytest.raises(EmptiedFolderError, match="/other: 1 of its 1"):
        check_emptied(Plan(remove=["other"]), held, [ROOT, Path("/other")])
