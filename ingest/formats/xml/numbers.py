"""Numbers that a file states as text: "²" is a digit and no number, and a thousand digits are neither."""

import re

_NUMBER = re.compile(r"[0-9]{1,9}")


def whole_number(text: str | None, default: int | None = None) -> int | None:
    """The number in a text of at most nine digits; otherwise the default."""
    return int(text) if text and _NUMBER.fullmatch(text) else default
