"""What other packages add to the product: by entry points, found when they are first asked for."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from corpus.errors import PluginError
from corpus.messages import message

FORMATS = "rujukan.formats"
"""Formats by extension, without its dot; each a `Format`."""

ANSWERERS = "rujukan.answerers"
"""Answerers by the name that the setting `answerer` has; each an `Answerer`."""

T = TypeVar("T")


@cache
def plugins(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group by their names; where two packages give one name, the first of these counts."""
    found = sorted(entry_points(group=group), key=_package, reverse=True)
    return {entry.name: entry for entry in found}


def load_plugin(entry: EntryPoint, kind: type[T]) -> T:
    """What an entry point names.

    Raises:
        PluginError: it cannot be imported, or is of another kind.
    """
    try:
        found = entry.load()
    except (ImportError, AttributeError) as error:
        raise _unusable(entry, str(error)) from error
    if not isinstance(found, kind):
        raise _unusable(entry, message("{value} is no {kind}", value=entry.value, kind=kind.__name__))
    return found


def _unusable(entry: EntryPoint, reason: str) -> PluginError:
    return PluginError(
        message(
            "{package}: its {name!r} for {group} cannot be used: {reason}. "
            "Install another version of it, or remove it.",
            package=_package(entry),
            name=entry.name,
            group=entry.group,
            reason=reason,
        )
    )


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.module
