"""A model's text, as it streams, into sentences with the numbers of the evidence they cite."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.text.language import sentences

_THINKING = (("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<|channel|>analysis", "<|end|>"))
_TURN_ENDS = ("<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<|return|>", "<end_of_turn>", "</s>")
"""What models write behind their answer where the endpoint does not know their template; they then go on alone."""

_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)
_MARK = re.compile(
    r"[\[【〔]\s*(?:\^|source|sumber|evidence|bukti)?\s*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\s*(?:†[^\]】]*)?[\]】〕]",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_DECORATION = re.compile(r"(?:\*\*|__|^#{1,6}\s+|^>\s?)", re.MULTILINE)
_MOST_OF_RANGE = 12


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence of the model without its marks, the evidence it cites, and numbers that are no evidence's."""

    text: str
    cited: tuple[int, ...]
    unknown: tuple[int, ...] = ()


def written_sentences(pieces: Iterable[str], evidence: int) -> Iterator[WrittenSentence]:
    """The sentences of a stream, each once it is whole; `evidence` is how many numbers there are.

    Marks may be cut across pieces, stand before or behind the stop, and be written [1], [1, 2], [1-3] or 【1】; (1) is
    a paragraph's number.
    What stands between thinking marks is left out, and so are code fences and what follows the end of its turn.
    """
    waiting = ""
    for piece in _until_turn_ends(_without_thinking(pieces)):
        waiting += piece
        *whole, waiting = _cut(waiting)
        for line in whole:
            yield from _parsed(line, evidence)
    yield from _parsed(waiting, evidence)


def _without_thinking(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without thinking; what may yet become a mark of it is held back."""
    held, closing = "", ""
    for piece in pieces:
        held += piece
        while True:
            if closing:
                _, found, rest = held.partition(closing)
                if not found:
                    held = held[-(len(closing) - 1) :]
                    break
                held, closing = rest, ""
            opened = min(((held.index(begin), begin, end) for begin, end in _THINKING if begin in held), default=None)
            if opened is None:
                keep = _may_open(held, [begin for begin, _ in _THINKING])
                yield held[: len(held) - keep]
                held = held[len(held) - keep :]
                break
            at, begin, closing = opened
            yield held[:at]
            held = held[at + len(begin) :]
    if not closing:
        yield held


def _until_turn_ends(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces up to the first mark that the turn is over; what may yet become one is held back."""
    held = ""
    for piece in pieces:
        held += piece
        ends = [held.index(mark) for mark in _TURN_ENDS if mark in held]
        if ends:
            yield held[: min(ends)]
            return
        keep = _may_open(held, _TURN_ENDS)
        yield held[: len(held) - keep]
        held = held[len(held) - keep :]
    yield held


def _may_open(text: str, marks: Sequence[str]) -> int:
    """How many characters at the end may be the beginning of a mark."""
    return next(
        (
            n
            for n in range(min(len(text), max(map(len, marks))), 0, -1)
            if any(one.startswith(text[-n:]) for one in marks)
        ),
        0,
    )


def _cut(text: str) -> list[str]:
    """Whole lines, and last what is still being written."""
    return text.split("\n")


def _parsed(line: str, evidence: int) -> Iterator[WrittenSentence]:
    plain = _DECORATION.sub("", _BULLET.sub("", _FENCE.sub("", line))).strip()
    if not plain or not any(letter.isalnum() for letter in plain):
        return
    found: list[tuple[str, list[int]]] = []
    for start, end in _sentence_ranges(plain):
        piece = plain[start:end]
        numbers = [number for mark in _MARK.finditer(piece) for number in _numbers(mark[1])]
        text = _clean(piece)
        if text:
            found.append((text, numbers))
        elif found:
            found[-1][1].extend(numbers)
    for text, numbers in found:
        distinct = list(dict.fromkeys(numbers))
        yield WrittenSentence(
            text,
            tuple(number for number in distinct if 1 <= number <= evidence),
            tuple(number for number in distinct if not 1 <= number <= evidence),
        )


def _sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Sentences, a mark behind the stop with the sentence before it."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(text):
        lead = start
        while found and (mark := _MARK.match(text, lead)) is not None:
            lead = mark.end()
            while lead < end and text[lead] in " .":
                lead += 1
            found[-1] = (found[-1][0], lead)
        if lead < end:
            found.append((lead, end))
    return found


def _numbers(mark: str) -> list[int]:
    found: list[int] = []
    for part in re.split(r"[,;]", mark):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 <= ends[1] - ends[0] <= _MOST_OF_RANGE:
            found += range(ends[0], ends[1] + 1)
        else:
            found += ends
    return found


def _clean(text: str) -> str:
    """The sentence without its marks and the blanks they leave."""
    text = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", _MARK.sub("", text))).strip()
    return text if any(letter.isalnum() for letter in text) else ""
