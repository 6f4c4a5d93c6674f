"""The bar above a document: search inside it, a link to this place, the way out."""

import json
from collections.abc import Sequence
from urllib.parse import urlencode

from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.reading.words import ReadingWords, reading_words
from assistant.chat.words import Words

Hits = Sequence[tuple[int, int]]


def reader_bar(
    document: str, span: tuple[int, int], wanted: str, hits: Hits, words: Words, *, note: Markup = NOTHING
) -> Markup:
    """The bar of a document that is open at `span`; `wanted` was searched for and stands at `hits`.

    `note` is said as long as the document is open.
    """
    said = reading_words(words.code)
    link = element("a", said.new_tab, href=place_address(document, *span), target="_blank", rel="noopener")
    return element(
        "header",
        element("button", words.documents_all, type="button", data_act="library"),
        _search(document, wanted, hits, said),
        link_button(document, *span, words),
        link,
        element("button", words.close, type="button", class_="close"),
        note,
    )


def link_button(document: str, start: int, end: int, words: Words) -> Markup:
    """The button that copies the address of a place in a document."""
    said = reading_words(words.code)
    at = _at(document, start, end)
    return element("button", said.copy_link, type="button", data_act="copy-link", data_copied=said.link_copied, **at)


def place_address(document: str, start: int, end: int) -> str:
    """The address of a place, relative to that of the page."""
    span = {"start": start, "end": end} if end > start or start else {}
    return f"?{urlencode({'document': document, **span})}"


def _at(document: str, start: int, end: int) -> dict[str, str | int]:
    return {"data_document": document, "data_start": start, "data_end": end}


def _search(document: str, wanted: str, hits: Hits, said: ReadingWords) -> Markup:
    moves = (
        element("button", sign, type="button", data_act=act, aria_label=label, title=label, disabled=not hits)
        for sign, act, label in (("↑", "earlier-hit", said.earlier_hit), ("↓", "next-hit", said.next_hit))
    )
    count = element(
        "output",
        said.no_hit if wanted and not hits else "",
        data_hits=json.dumps([start for start, _ in hits]),
        data_hit_of=said.hit,
    )
    field = element(
        "input", type="search", value=wanted, placeholder=said.search, aria_label=said.search_label, maxlength=200
    )
    return element("form", field, count, *moves, class_="search", role="search", data_document=document)
