"""The text around a quote, cut where a reader would cut it: at the section's edge, else between words."""

import re
from collections.abc import Sequence

ENDINGS = (".", "!", "?", ":", ";", ",", ")", "]", "”", '"', "’", "»")
HEADING_WIDTH = 120


def before_quote(text: str, heading: Sequence[str], limit: int) -> str:
    """The end of `text`, which stands before a quote and was cut at `limit` characters, from its section's start on."""
    starts = [found.end() for step in heading if (found := _line(step).search(text))]
    if starts:
        return text[max(starts) :].lstrip("\n")
    return re.sub(r"^\S*\s+", "", text) if len(text) >= limit else text


def after_quote(text: str, limit: int) -> str:
    """The beginning of `text`, which stands after a quote and was cut at `limit` characters, up to the next heading."""
    start = 0
    for block in text.split("\n\n"):
        if start and _is_heading(block):
            return text[:start].rstrip("\n")
        start += len(block) + 2
    return re.sub(r"\s+\S*$", "", text) if len(text) >= limit else text


def _line(step: str) -> re.Pattern[str]:
    return re.compile(rf"(?:.*^){re.escape(step)}$", re.MULTILINE | re.DOTALL)


def _is_heading(block: str) -> bool:
    """Clean text does not mark its headings: they are short lines of their own that end like no sentence."""
    line = block.strip()
    return bool(line) and "\n" not in line and len(line) <= HEADING_WIDTH and not line.endswith(ENDINGS)
