"""Questions and passages as the numbers the model is given, in the windows in which the product reads them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.reading.cross_encoder import OVERLAP, PREMISE_TOKENS, QUESTION_TOKENS, STATEMENT_TOKENS, WINDOW
from eval.training.examples import Candidate, Group, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BOS, PAD, EOS, MASK = 0, 1, 2, 250001
"""XLM-RoBERTa's."""

WINDOWS = 2
"""Windows read of a candidate: the longest written passage has 322 tokens."""

CHUNK = 512
"""Groups among which those of like length are put together: less is padded, and batches still differ."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text for the model. Passage tokens begin at `first`; `answer` are the first and last token of the answer,
    or of what holds it, if it is not `exact`.

    `offsets` are the characters of the passage that its tokens stand for.
    """

    ids: tuple[int, ...]
    first: int
    offsets: tuple[Span, ...]
    answer: Span | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one question; those with an `answer` answer it."""

    rows: tuple[Row, ...]
    relation: int | None

    @property
    def longest(self) -> int:
        """Tokens of its longest row."""
        return max(len(row.ids) for row in self.rows)


def rows_of(tokenizer: "Tokenizer", question: str, candidate: Candidate) -> list[Row]:
    """The windows of a candidate, as `assistant.reading.cross_encoder` reads them."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
    context = tokenizer.encode(candidate.context, add_special_tokens=False).ids[: WINDOW // 2]
    said = tokenizer.encode(candidate.text, add_special_tokens=False)
    room, first = WINDOW - len(context), len(asked) + 3 + len(context)
    found, start = [], 0
    while True:
        end = min(start + room, len(said.ids))
        ids = (BOS, *asked, EOS, EOS, *context, *said.ids[start:end], EOS)
        offsets = tuple(said.offsets[start:end])
        found.append(Row(ids, first, offsets, _tokens(offsets, candidate.span, first), candidate.exact))
        if end == len(said.ids) or len(found) == WINDOWS:
            return found
        start = end - OVERLAP


def relation_row(tokenizer: "Tokenizer", statement: str, candidate: Candidate) -> Row:
    """A statement and its premise, as `assistant.reading.cross_encoder` reads them."""
    said = tokenizer.encode(f"{candidate.context} {candidate.text}".strip(), add_special_tokens=False)
    asked = tokenizer.encode(statement, add_special_tokens=False).ids[:STATEMENT_TOKENS]
    return Row((BOS, *asked, EOS, EOS, *said.ids[:PREMISE_TOKENS], EOS), len(asked) + 3, ())


def _tokens(offsets: Sequence[Span], span: Span | None, first: int) -> Span | None:
    """The tokens that a range of characters lies in; None where it does not lie whole in the window."""
    if span is None or not offsets or span[0] < offsets[0][0] or span[1] > offsets[-1][1]:
        return None
    places = [place for place, (a, b) in enumerate(offsets) if a < span[1] and b > span[0] and b > a]
    return (first + places[0], first + places[-1]) if places else None


def row_group(tokenizer: "Tokenizer", group: Group) -> RowGroup | None:
    """None where no answer lies whole in a window. Of a passage that answers, only the window that does is kept."""
    if group.relation is not None:
        return RowGroup((relation_row(tokenizer, group.question, group.candidates[0]),), group.relation)
    rows: list[Row] = []
    for candidate in group.candidates:
        read = rows_of(tokenizer, group.question, candidate)
        if candidate.span is None:
            rows += read
            continue
        rows += [row for row in read if row.answer][:1]
    lost = any(candidate.span for candidate in group.candidates) and not any(row.answer for row in rows)
    return None if lost or not rows else RowGroup(tuple(rows), None)


def batches(groups: Sequence[RowGroup], tokens: int, rng: random.Random) -> list[list[RowGroup]]:
    """The groups in a random order, in batches of at most so many tokens, padding counted; a larger group is alone."""
    order = list(groups)
    rng.shuffle(order)
    found: list[list[RowGroup]] = []
    for at in range(0, len(order), CHUNK):
        batch: list[RowGroup] = []
        for group in sorted(order[at : at + CHUNK], key=lambda one: one.longest):
            rows = len(group.rows) + sum(len(one.rows) for one in batch)
            if batch and rows * group.longest > tokens:
                found.append(batch)
                batch = []
            batch.append(group)
        found.append(batch)
    rng.shuffle(found)
    return found
