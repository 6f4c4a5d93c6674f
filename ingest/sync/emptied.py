"""Whether a run would remove what nobody meant to remove: a folder that is not mounted looks like an emptied one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.errors import EmptiedFolderError
from corpus.messages import message
from corpus.model import DocumentRow
from ingest.sync.plan import Plan

MANY = 10
"""Documents of a folder from which on the loss of more than half is asked about."""


def check_emptied(planned: Plan, rows: Mapping[str, DocumentRow], roots: Sequence[Path]) -> None:
    """Refuse a plan that removes every document of a folder, or more than half of over ten.

    A folder that brings as many new files is no emptied one: they were exchanged.

    Raises:
        EmptiedFolderError: it does; the message says of which folder, and how to go on.
    """
    removed = set(planned.remove)
    for root in roots:
        held = {row.id for row in rows.values() if any(_below(place, root) for place in row.sources)}
        gone = held & removed
        new = sum(_below(place, root) for task in planned.add for place in task.places[:1])
        emptied = gone == held or (len(held) > MANY and len(gone) * 2 > len(held))
        if gone and emptied and new < len(gone):
            raise EmptiedFolderError(
                message(
                    "{folder}: {gone} of its {held} documents would be removed, as their files are gone. If that is "
                    "meant, add --yes; to keep them, add --keep. Otherwise check that the folder is there as it was.",
                    folder=root,
                    gone=len(gone),
                    held=len(held),
                )
            )


def _below(place: str, root: Path) -> bool:
    return Path(place).is_relative_to(root)
