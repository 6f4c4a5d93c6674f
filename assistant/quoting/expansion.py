"""Quotes made whole: a list to its end in the next passage, "it" with the sentence that says what it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.quoting.quote_spans import LIST_ITEM, QuoteSpan
from corpus.model import Passage
from corpus.text.language import sentences

Neighbour = Callable[[Passage, int], Passage | None]
"""The passage of the same document at this place in its order; None where there is none."""

ROOM = 2400
"""Characters of a list or paragraph that is followed into other passages; a longer one is quoted as it was found."""

BACK = 2
"""Sentences before a quote that are taken in for what it refers to."""

LEAD = 400
"""Characters that these may have."""

_REFERS = re.compile(
    r"(?:(?:ia|dia|mereka|beliau|ini|itu|it|they|he|she|this|that|these|those|its|their|his|her|such)\b"
    r"|(?:[\w-]+ ){1,3}(?:ini|itu|tersebut)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that speaks of something named before it."""


def expand_quotes(quotes: Sequence[QuoteSpan], neighbour: Neighbour) -> list[QuoteSpan]:
    """The quotes in their order, each made whole unless it would then overlap another."""
    found = list(quotes)
    for place, quote in enumerate(quotes):
        whole = with_antecedent(whole_block(quote, neighbour))
        if not any(_overlap(whole, other) for other in (*found[:place], *found[place + 1 :])):
            found[place] = whole
    return found


def whole_block(quote: QuoteSpan, neighbour: Neighbour) -> QuoteSpan:
    """A list, or the text of a whole passage, with what of it stands in the passages before and behind."""
    if not (_is_list(quote) or _is_whole_passage(quote)):
        return quote
    found = _to_the_beginning(_to_the_end(quote, neighbour), neighbour)
    return found if found.end - found.start <= ROOM else quote


def with_antecedent(quote: QuoteSpan) -> QuoteSpan:
    """The quote with the sentences before it in its paragraph that tell what its first words refer to."""
    passage = quote.passage
    body = passage.body_start - passage.start
    before = [start for start, _ in sentences(passage.text, body) if passage.start + start < quote.start]
    found = quote
    for start in reversed(before[-BACK:]):
        between = passage.text[start : found.start - passage.start]
        if not _REFERS.match(found.text) or "\n" in between or quote.start - passage.start - start > LEAD:
            break
        found = replace(found, start=passage.start + start)
    return found


def _to_the_end(quote: QuoteSpan, neighbour: Neighbour) -> QuoteSpan:
    found, order = quote, quote.passage.order
    while not found.passage.text[found.end - found.passage.start :].strip() and not _ends_paragraph(found.passage):
        if found.end - found.start > ROOM:
            break
        order += 1
        after = neighbour(found.passage, order)
        if after is None or after.body_start > after.start:
            break
        paragraph = after.text.find("\n\n")
        end = after.start + (paragraph if paragraph >= 0 else len(after.text.rstrip()))
        found = replace(found, passage=_joined(found.passage, after), end=end)
    return found


def _to_the_beginning(quote: QuoteSpan, neighbour: Neighbour) -> QuoteSpan:
    found = quote
    while found.passage.body_start == found.passage.start and not found.passage.text[: _at(found)].strip():
        before = neighbour(found.passage, found.passage.order - 1)
        if found.end - found.start > ROOM or before is None or _ends_paragraph(before):
            break
        body = before.body_start - before.start
        paragraph = before.text.rfind("\n\n", body)
        start = before.start + (paragraph + 2 if paragraph >= 0 else body)
        found = replace(found, passage=_joined(before, found.passage), start=start)
    return found


def _joined(one: Passage, following: Passage) -> Passage:
    """Two passages that follow one another as one, by the name of the first."""
    return replace(
        one, end=following.end, text=one.text + following.text, footnotes=(*one.footnotes, *following.footnotes)
    )


def _is_list(quote: QuoteSpan) -> bool:
    """Whether it is all that its passage has of a list, or the line that introduces one in the next."""
    text = quote.passage.text
    before = text[quote.passage.body_start - quote.passage.start : _at(quote)].rstrip(" ")
    after = text[quote.end - quote.passage.start :].lstrip(" ")
    alone = before[-2:] in {"", "\n\n"} and after[:2] in {"", "\n", "\n\n"}
    return alone and (quote.text.endswith(":") or any(LIST_ITEM.match(line) for line in quote.text.split("\n")))


def _is_whole_passage(quote: QuoteSpan) -> bool:
    return quote.passage.text[quote.passage.body_start - quote.passage.start :].strip() == quote.text


def _ends_paragraph(passage: Passage) -> bool:
    return passage.text.rstrip(" ").endswith("\n\n")


def _at(quote: QuoteSpan) -> int:
    """Where the quote begins in its passage."""
    return quote.start - quote.passage.start


def _overlap(one: QuoteSpan, other: QuoteSpan) -> bool:
    return one.passage.document_id == other.passage.document_id and one.start < other.end and other.start < one.end
