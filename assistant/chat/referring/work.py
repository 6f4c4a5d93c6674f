"""The document a quote stands in, as a work to be referred to."""

import re
from dataclasses import dataclass

from assistant.answer import Citation

ORGANISATION = re.compile(
    r"\b(?:organi[sz]ation|organisasi|ministry|kementerian|office|kantor|bank|nations|universit\w+|badan|lembaga|"
    r"komisi|commission|council|dewan|institut\w*|agency|department|departemen|service|dinas|republik|republic|"
    r"komnas|union|uni|yayasan|foundation|centre|center|pusat|pemerintah|government|tim|team|asosiasi|association)\b",
    re.IGNORECASE,
)
"""Words that tell an organisation from a person: its name is never turned round."""
PARTICLES = {"van", "von", "de", "der", "den", "bin", "binti", "al", "el", "ibn", "di", "da", "la"}


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it. Without a `family` name, `name` is an organisation, or the one name that a person has."""

    name: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What every style is written from; `pages` is where the quote stands, "" where the document has no pages."""

    key: str
    title: str
    authors: tuple[Author, ...]
    year: int | None
    pages: str
    language: str


def work_of(citation: Citation) -> Work:
    """The cited document. One that is compiled from others has the year of its compilation, not of its sources."""
    year = citation.compiled or citation.year
    authors = tuple(author(name) for name in citation.authors if name.strip())
    return Work(_key(citation), citation.title, authors, year, _pages(citation), citation.language)


def author(name: str) -> Author:
    """A name as a document has it, taken apart: before the comma, or after the last blank, the family name."""
    plain = " ".join(name.split())
    if ORGANISATION.search(plain):
        return Author(plain)
    before, comma, after = plain.partition(", ")
    if comma and " " not in before:
        return Author(plain, before, after)
    parts = plain.split(" ")
    if comma or len(parts) == 1 or len(parts) > 5:
        return Author(plain)
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1].lower() in PARTICLES:
        cut -= 1
    return Author(plain, " ".join(parts[cut:]), " ".join(parts[:cut]))


def _pages(citation: Citation) -> str:
    """What is printed on the pages, as a reader of the paper looks for it; else how the file counts them."""
    counted = "–".join(str(page) for page in (citation.page, citation.last_page) if page is not None)
    return citation.printed or counted


def _key(citation: Citation) -> str:
    return re.sub(r"[^a-z0-9]+", "-", citation.document_id.lower()).strip("-") or "document"
