"""HTML by construction: whatever is not markup already is escaped, so hostile text cannot become an element."""

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "hr", "input"})


class Markup(str):
    """Text that is HTML already. Added to a `str` it is a plain one again, which errs towards escaping twice."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | int | bool | None) -> Markup:
    """An element. Children that are not `Markup` are escaped, and so is every attribute's value.

    A trailing underscore in an attribute's name is dropped and others become hyphens (`class_`, `data_turn`);
    None and False leave the attribute out, True gives it without a value.
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{opening}>" if name in VOID else f"<{opening}>{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Markup:
    """The children one after the other, escaped where they are not `Markup`."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child) for child in children))


NOTHING = Markup("")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    key = key.rstrip("_").replace("_", "-")
    return f" {key}" if value is True else f' {key}="{escape(str(value))}"'
