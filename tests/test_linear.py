"""A text twice as long takes twice as long, not four times: what a document or a question could blow up."""

import time
from collections.abc import Callable

import pytest

from assistant.conversation.rewriting import readings
from ingest.formats.draft import Block
from ingest.formats.text.conversion_marks import without_bookmarks
from ingest.formats.text.paragraphs import from_lines, rejoin
from ingest.structure.footnotes import works
from ingest.structure.titles import title_of

WORST = 3.0
"""How many times as long a text twice as long may take: 2 where it is linear, 4 where it is quadratic."""

ENOUGH_S = 0.05
"""Below this nothing is proven by a factor, and nothing is lost either."""


def _follow_up(size: int) -> object:
    return readings("dan kapan?", [("Kapan IOM didirikan" + "? " * size + "x", "1951")])


def _bookmarks(size: int) -> object:
    return without_bookmarks("[bookmark: " * size)


def _enacted(size: int) -> object:
    return title_of(("MENETAPKAN : PERATURAN" + " " * 40 + "TENTANG ") * size, ())


def _cited(size: int) -> object:
    return works([f"Nama{number} , , op. cit." for number in range(size)])


def _one_author(size: int) -> object:
    return works([f"{' ,' * 140} op. cit."] * size)


def _cut_paragraph(size: int) -> object:
    return rejoin([Block("paragraph", "kata " * 30 + "dan")] * size)


def _wrapped_lines(size: int) -> object:
    return from_lines(["kata " * 30 + "dan"] * size, wrapped=True)


@pytest.mark.parametrize(
    ("run", "size"),
    [
        (_follow_up, 2_000),
        (_bookmarks, 2_500),
        (_enacted, 2_000),
        (_cited, 2_000),
        (_one_author, 2_000),
        (_cut_paragraph, 1_500),
        (_wrapped_lines, 1_500),
    ],
)
def test_twice_the_text_takes_about_twice_the_time(run: Callable[[int], object], size: int) -> None:
    once, twice = _fastest(run, size), _fastest(run, 2 * size)
    assert twice < max(ENOUGH_S, WORST * once), f"{once:.3f} s, then {twice:.3f} s"


def _fastest(run: Callable[[int], object], size: int) -> float:
    """The least of three, in processor time: what else the machine does counts as little as can be."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        run(size)
        times.append(time.process_time() - begun)
    return min(times)
