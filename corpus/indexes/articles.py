"""The articles of a law, with their paragraphs and their elucidation, as places in its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Passage

_ARTICLE = re.compile(r"(?:Pasal|PASAL|Article|ARTICLE|Artikel|ARTIKEL)\s+(\d{1,4}[A-Z]?|[IVXLC]{1,7})\b")
_ELUCIDATION = re.compile(r"PENJE(?:L|I,)ASAN|II\.?\s+PASAL\s+DEMI\s+PASAL|Penjelasan|ELUCIDATION|Elucidation")
_IN_BRACKETS = re.compile(r"(?:^|(?<=[.;:]\s)|(?<=\d\s))\((\d{1,2}[a-z]?)\)(?=\s)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\d{1,2})\.\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as `[start, end)` of its document, heading and all; one without text is its heading alone.

    `body` is where its text begins; `paragraphs` are their numbers with the offsets at which they begin and end;
    `elucidates` is whether it stands in the elucidation of the law.
    """

    number: str
    start: int
    body: int
    end: int
    elucidates: bool = False
    paragraphs: tuple[tuple[str, int, int], ...] = ()

    def paragraph(self, number: str) -> tuple[int, int] | None:
        """Where a paragraph stands; None where there is no such."""
        return next(((start, end) for one, start, end in self.paragraphs if one == number), None)


def articles_of(passages: Sequence[Passage]) -> tuple[Article, ...]:
    """The articles of one document, from its passages in order."""
    text = "".join(passage.text for passage in passages)
    found: list[Article] = []
    for one, following in pairwise([*_opened(passages), Article("", len(text), len(text), 0)]):
        if not one.number:
            continue
        end = len(text[: following.start].rstrip())
        body = min(one.body, end)
        found.append(replace(one, end=end, body=body, paragraphs=_paragraphs(text, body, end)))
    return tuple(found)


def _opened(passages: Sequence[Passage]) -> Iterator[Article]:
    """Where articles begin, and (without a number) where what follows belongs to no article any more."""
    path: tuple[str, ...] = ()
    for passage in passages:
        above = tuple(part for part in passage.heading if not _ARTICLE.match(part))
        elucidates = any(_ELUCIDATION.match(part) for part in above)
        place = passage.start
        lines = passage.text[: passage.body_start - passage.start].split("\n\n")
        for number, line in enumerate(lines):
            article = _ARTICLE.match(line.strip())
            if article:
                last = number == len(lines) - 1 or not "".join(lines[number + 1 :]).strip()
                body = passage.body_start if last else place + len(line)
                yield Article(article[1].upper(), place, body, 0, elucidates)
            elif line.strip() and not _within(passage.heading, path, line):
                yield Article("", place, place, 0)
            place += len(line) + 2
        path = passage.heading


def _within(heading: tuple[str, ...], path: tuple[str, ...], line: str) -> bool:
    """Is a heading one inside the article above it, not beside it?"""
    article = next((part for part in path if _ARTICLE.match(part)), None)
    return article is not None and article in heading and line.strip() in heading[heading.index(article) + 1 :]


def _paragraphs(text: str, start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """The numbered paragraphs, in a row from 1."""
    for pattern in (_IN_BRACKETS, _NUMBERED):
        marks: list[re.Match[str]] = []
        for mark in pattern.finditer(text, start, end):
            if int(re.sub(r"\D", "", mark[1])) in {len(marks) + 1, len(marks)}:
                marks.append(mark)
        if marks:
            ends = [*(mark.start() for mark in marks[1:]), end]
            return tuple(
                (mark[1], mark.start(), len(text[:stop].rstrip())) for mark, stop in zip(marks, ends, strict=True)
            )
    return ()
