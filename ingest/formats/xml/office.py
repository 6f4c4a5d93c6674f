"""The properties that office files and e-books carry: title, author, date."""

import re

from ingest.formats.draft import Properties
from ingest.formats.text.conversion_marks import plain_characters, tidy
from ingest.formats.xml.archive import Archive
from ingest.formats.xml.word_styles import Element, local

_MADE_UP = re.compile(r"microsoft word|untitled|document\d*$|.*\.docx?$|dokumen\d*$", re.IGNORECASE)

_TEMPLATE = "2013-12-23"
"""The date of the template that python-docx copies into every file it makes."""


def office_properties(archive: Archive) -> Properties:
    """The properties of an Office Open XML file."""
    return dublin_core(archive.xml_if_there("docProps/core.xml"))


def dublin_core(root: Element | None) -> Properties:
    """The properties in any element with Dublin Core inside; a title that a program made up is none."""
    found: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        text = tidy(plain_characters(element.text or ""))
        if text:
            found.setdefault(local(element), text)
    title = found.get("title")
    made = found.get("date") or found.get("created") or found.get("creation-date") or ""
    day = None if made.startswith(_TEMPLATE) else re.match(r"(\d{4})(-\d\d-\d\d)?", made)
    author = found.get("creator") or found.get("initial-creator")
    language = (found.get("language") or "")[:2].lower()
    return Properties(
        title=title if title and not _MADE_UP.match(title) else None,
        authors=(author,) if author else (),
        year=int(day[1]) if day else None,
        date=day[0] if day and day[2] else None,
        language=language if language in {"id", "en"} else None,
    )
