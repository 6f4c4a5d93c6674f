"""What a web page or an e-book was published with: title, authors, date, as it says in its own metadata.

The properties of office files and PDFs are no such thing: programs fill them with whose computer it was and when the
file was made.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.formats.draft import Properties
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.xml.markup import Element
from ingest.formats.xml.word_styles import local
from ingest.structure.title_page import is_program

_OFFICE = re.compile(r"microsoft (?:word|excel|powerpoint|office)|libreoffice|openoffice|aspose|wps", re.IGNORECASE)
"""Programs whose pages are saved files: their author and date are those of a file."""

_TITLES = ("citation_title", "dc.title", "dcterms.title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "dcterms.creator", "author", "article:author")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_year",
    "citation_online_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "article:published_time",
    "datepublished",
    "date",
)
_MADE_UP = re.compile(r"microsoft word|untitled|unknown|document\d*$|.*\.docx?$|dokumen\d*$", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})[-/](\d{1,2}))?")
_EARLIEST = 1400
"""Years before it are what a program writes where it knows none ("0101-01-01")."""

_NO_PUBLICATION = frozenset({"modification", "modified", "creation", "conversion"})


def page_metadata(root: Element) -> Properties:
    """The metadata of a web page (citation_*, Dublin Core), its language, and the title of its window."""
    window = next((tidy("".join(title.itertext())) for title in root.xpath("//head/title")), "")
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    made_by = " ".join(_contents(root, ("generator", "progid")))
    if _OFFICE.search(made_by):
        return Properties(title=window or None, language=language if language in {"id", "en"} else None)
    titles, dates = _contents(root, _TITLES), _contents(root, _DATES)
    authors = next((found for name in _AUTHORS if (found := _contents(root, (name,)))), [])
    return _published((*titles, window), authors, dates, language)


def dublin_core(root: Element | None) -> Properties:
    """The metadata of an e-book, from the element that holds its Dublin Core."""
    found: dict[str, list[str]] = {}
    for element in root.iter() if root is not None else ():
        text = tidy(plain_characters(element.text or ""))
        event = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "event"), "")
        if text and event not in _NO_PUBLICATION:
            found.setdefault(local(element), []).append(text)
    language = (found.get("language") or [""])[0][:2].lower()
    return _published(found.get("title", []), found.get("creator", []), found.get("date", []), language)


def _published(titles: Sequence[str], authors: Sequence[str], dates: Sequence[str], language: str) -> Properties:
    day = next((day for date in dates if (day := _DAY.match(date)) and int(day[1]) >= _EARLIEST), None)
    names = [name for given in authors for name in re.split(r"\s*;\s*", given) if name and not is_program(name)]
    return Properties(
        title=next((title for title in titles if title.strip() and not _MADE_UP.match(title)), None),
        authors=tuple(dict.fromkeys(map(_in_order, names))),
        year=int(day[1]) if day else None,
        date=f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day and day[2] else None,
        language=language if language in {"id", "en"} else None,
    )


def _in_order(name: str) -> str:
    """A name as it is read: "Contoh, Rini" is Rini Contoh."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and first and "," not in first and not first.endswith(".") else name


def _contents(root: Element, names: Sequence[str]) -> list[str]:
    """The values of a page's metadata of these names, in their order."""
    metas = [(_name(meta), plain_characters(meta.get("content")).strip()) for meta in root.xpath("//meta[@content]")]
    return [content for name in names for found, content in _known(metas) if found == name and content]


def _known(metas: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((name, content) for name, content in metas if not content.startswith(("http://", "https://")))


def _name(meta: Element) -> str:
    return (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
