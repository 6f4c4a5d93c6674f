"""References in the styles of CSL, written by citeproc-py."""

from functools import cache
from importlib.resources import files
from typing import Any

from assistant.chat.referring.work import Author, Work

STYLES = {
    "apa": "apa",
    "chicago": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "indonesian": "catatan-kaki",
}
"""What the interface calls a style, and its file."""
NOTES = {"chicago", "indonesian"}
"""The styles that cite in notes: of the others the entry in the list of references is wanted first."""
ALWAYS_WITH_TITLE = {"mla"}
"""Styles whose brackets in the text name the title only where an author has several works: citeproc-py always does."""


def styled(work: Work, style: str) -> tuple[str, str]:
    """The note and the entry of the bibliography, or the entry and what stands in brackets in the text."""
    # Imported where it is used: nobody who only asks needs it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CitationStylesBibliography(_style(style), CiteProcJSON([_item(work)]), formatter.plain)
    place = {"locator": Locator("page", work.pages)} if work.pages else {}
    cited = Citation([CitationItem(work.key, **place)])
    bibliography.register(cited)
    inside = str(bibliography.cite(cited, lambda _: None))
    listed = " ".join(str(entry) for entry in bibliography.bibliography())
    if style in NOTES:
        return inside, listed
    return listed, "" if style in ALWAYS_WITH_TITLE else inside


@cache
def _style(style: str) -> Any:
    from citeproc import CitationStylesStyle

    path = files("assistant.chat.referring") / "styles" / f"{STYLES[style]}.csl"
    return CitationStylesStyle(str(path), validate=False)


def _item(work: Work) -> dict[str, Any]:
    item: dict[str, Any] = {"id": work.key, "type": "book", "title": work.title, "language": work.language}
    item |= {"author": [_name(each) for each in work.authors]} if work.authors else {}
    return item | ({"issued": {"date-parts": [[work.year]]}} if work.year else {})


def _name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.family else {"literal": author.name}
