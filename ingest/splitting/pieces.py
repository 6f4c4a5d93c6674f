"""A stretch of text cut into pieces within a limit: as coarse as the limit allows, at the borders that hurt least."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpus.text.language import sentences

CHARACTERS_PER_TOKEN = 12
"""The most characters that a token stands for where lengths are counted, so that a passage of 320 tokens has 3,840 at
most: the model fuses a run of characters that it does not know into one token, however long. The longest passage of the
shipped documents has 909 characters, and ordinary text 4 to 5 a token."""

_BLOCKS = re.compile(r"\n{2,}")
_LINES = re.compile(r"\n+")
_WORDS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with the white space after it, and its length in tokens."""

    start: int
    end: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts `text`; lengths are what `count_tokens` says, long paragraphs come apart in stretches of about `target`."""

    text: str
    count_tokens: Callable[[str], int]
    target: int

    def piece(self, start: int, end: int) -> Piece:
        """The stretch as one piece."""
        return Piece(start, end, max(self.count_tokens(self.text[start:end]), (end - start) // CHARACTERS_PER_TOKEN))

    def pieces(self, start: int, end: int, limit: int) -> Iterator[Piece]:
        """Pieces that tile the stretch: blocks; in those above the limit lines, sentences, words, last characters."""
        for block in self._parted(_BLOCKS, start, end):
            for line in self._finer(_LINES, block, limit):
                for stretch in self._by_sentence(line, limit):
                    for words in _packed(self._finer(_WORDS, stretch, limit), limit):
                        yield from self._by_character(words, limit)

    def _parted(self, separator: re.Pattern[str], start: int, end: int) -> Iterator[Piece]:
        begin = start
        for match in separator.finditer(self.text, start, end):
            yield self.piece(begin, match.end())
            begin = match.end()
        if begin < end:
            yield self.piece(begin, end)

    def _finer(self, separator: re.Pattern[str], piece: Piece, limit: int) -> Iterator[Piece]:
        if piece.tokens <= limit:
            yield piece
        else:
            yield from self._parted(separator, piece.start, piece.end)

    def _by_sentence(self, piece: Piece, limit: int) -> Iterator[Piece]:
        """The piece itself, or its sentences in stretches of about the same length."""
        if piece.tokens <= limit:
            yield piece
            return
        starts = [start for start, _ in sentences(self.text, piece.start, piece.end)][1:]
        parts = [self.piece(*ends) for ends in zip([piece.start, *starts], [*starts, piece.end], strict=True)]
        share = piece.tokens / max(1, round(piece.tokens / self.target))
        held, place, reached = parts[0], 0, parts[0].tokens
        for part in parts[1:]:
            turn = int((reached + part.tokens / 2) / share)
            if turn == place and held.tokens + part.tokens <= limit:
                held = _run_together(held, part)
            else:
                yield held
                held, place = part, turn
            reached += part.tokens
        yield held

    def _by_character(self, piece: Piece, limit: int) -> Iterator[Piece]:
        """A single word above the limit (data in text form, say) halved until its halves are within it."""
        if piece.tokens <= limit or piece.end - piece.start < 2:
            yield piece
            return
        middle = (piece.start + piece.end) // 2
        yield from self._by_character(self.piece(piece.start, middle), limit)
        yield from self._by_character(self.piece(middle, piece.end), limit)


def _packed(pieces: Iterable[Piece], limit: int) -> Iterator[Piece]:
    """Pieces run together as long as they stay within the limit."""
    held: Piece | None = None
    for piece in pieces:
        if held and held.tokens + piece.tokens <= limit:
            held = _run_together(held, piece)
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _run_together(first: Piece, second: Piece) -> Piece:
    return Piece(first.start, second.end, first.tokens + second.tokens)
