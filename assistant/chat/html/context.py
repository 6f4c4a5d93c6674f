"""The text around a quote, cut where a reader would cut it: at the edge of a section, of a sentence, of a word."""

import re
from collections.abc import Sequence

ENDINGS = (".", "!", "?", ":", ";", ",", ")", "]", "”", '"', "’", "»")
HEADING_WIDTH = 120

FIRST_SENTENCE = re.compile(r"[.!?][”\")]?\s+(?=[A-Z“\"(\d]\S*\s+\S)")
"""Where a sentence begins that has at least two words; what stands before it was cut off at its own beginning."""
LAST_SENTENCE = re.compile(r".*[.!?][”\")]?(?=\s)", re.DOTALL)


def before_quote(text: str, heading: Sequence[str], limit: int) -> str:
    """The end of `text`, which stands before a quote and was cut at `limit` characters, from its section's start on."""
    starts = [found.end() for step in heading if (found := _line(step).search(text))]
    if starts:
        return text[max(starts) :].lstrip("\n")
    if len(text) < limit:
        return text
    sentence = FIRST_SENTENCE.search(text)
    return text[sentence.end() :] if sentence else re.sub(r"^\S*\s+", "", text)


def after_quote(text: str, limit: int) -> str:
    """The beginning of `text`, which stands after a quote and was cut at `limit` characters, up to the next heading."""
    start = 0
    for block in text.split("\n\n"):
        if start and _is_heading(block):
            return text[:start].rstrip("\n")
        start += len(block) + 2
    if len(text) < limit:
        return text
    sentence = LAST_SENTENCE.match(text)
    return sentence[0] if sentence else re.sub(r"\s+\S*$", "", text)


def _line(step: str) -> re.Pattern[str]:
    return re.compile(rf"(?:.*^){re.escape(step)}$", re.MULTILINE | re.DOTALL)


def _is_heading(block: str) -> bool:
    """Clean text does not mark its headings: they are short lines of their own that end like no sentence."""
    line = block.strip()
    return bool(line) and "\n" not in line and len(line) <= HEADING_WIDTH and not line.endswith(ENDINGS)
