"""A file becomes a `Document`: the reader is chosen by the file's extension and by what it holds."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.errors import ReadError
from corpus.messages import message
from corpus.model import Document
from corpus.setup.plugins import FORMATS as GROUP
from corpus.setup.plugins import load_plugin, plugins
from ingest.formats.docx import read_docx
from ingest.formats.draft import Draft
from ingest.formats.epub import read_epub
from ingest.formats.format import Format
from ingest.formats.html import read_html
from ingest.formats.markdown import is_markdown, read_markdown
from ingest.formats.odt import read_odt
from ingest.formats.pdf.read_pdf import read_pdf
from ingest.formats.plain import read_plain
from ingest.formats.text.encoding import decode
from ingest.formats.xlsx import read_xlsx
from ingest.structure.assemble import Origin, assemble
from ingest.structure.limits import check_document, within_limits


def _read_text(raw: bytes, place: str) -> Draft:
    return read_markdown(raw, place) if is_markdown(decode(raw, place)) else read_plain(raw, place)


_ARCHIVE = 64 * 1024**2

_OUR_FORMATS = {
    ".docx": Format(read_docx, b"PK", _ARCHIVE),
    ".epub": Format(read_epub, b"PK", _ARCHIVE),
    ".htm": Format(read_html),
    ".html": Format(read_html),
    ".markdown": Format(read_markdown),
    ".md": Format(read_markdown),
    ".ods": Format(read_odt, b"PK", _ARCHIVE),
    ".odt": Format(read_odt, b"PK", _ARCHIVE),
    ".pdf": Format(read_pdf, b"%PDF-", 256 * 1024**2, read_pdf),
    ".text": Format(_read_text),
    ".txt": Format(_read_text),
    ".xhtml": Format(read_html),
    ".xlsx": Format(read_xlsx, b"PK", _ARCHIVE),
}
"""Our own formats, by extension: a new one is one more line here. 8 MB of text are some 4,000 pages."""

_HEAD = 1024
"""Bytes in which a file's signature stands: some programs put a few of their own before it."""

_SIGNATURES = {
    b"%PDF-": message("a PDF file"),
    b"PK\x03\x04": message("a ZIP archive, an office file or an e-book"),
    b"\xd0\xcf\x11\xe0": message("an old Microsoft Office file, or one with a password"),
    b"\x89PNG": message("a picture"),
    b"\xff\xd8\xff": message("a picture"),
    b"GIF8": message("a picture"),
    b"\x1f\x8b": message("a compressed file"),
    b"\x7fELF": message("a program"),
    b"SQLite format 3": message("a database"),
    b"{\\rtf": message("an RTF file"),
}


@cache
def formats() -> Mapping[str, Format]:
    """The formats that can be read, by extension; what another package adds never takes the place of our own.

    Raises:
        PluginError: what another package adds cannot be used.
    """
    added = {f".{name.lower()}": load_plugin(entry, Format) for name, entry in plugins(GROUP).items()}
    return added | _OUR_FORMATS


def read_document(path: Path, *, place: str | None = None, named: str = "", languages: str = "") -> Document:
    """The clean document in a file.

    `place` is what errors and the document's `source` call it (default: the path); `named` is the id of a document that
    gives itself none (default: made of the file's name). With `languages`, as Tesseract names them ("ind+eng"), text in
    pictures of pages is recognised.

    Raises ReadError where the file is empty, too large, of a format that cannot be read, or not what its extension
    says; OSError where it cannot be opened.
    """
    place = place or str(path)
    form = formats().get(path.suffix.lower())
    if form is None:
        raise ReadError(
            place,
            "this format cannot be read",
            message("Formats that can: {formats}.", formats=", ".join(sorted(formats()))),
        )
    raw = _bytes(path, place, form)
    origin = Origin(place, hashlib.sha256(raw).hexdigest(), named or slug(path.stem), _title(path.stem))
    draft = form.recognise(raw, place, languages) if languages and form.recognise else form.read(raw, place)
    document = check_document(assemble(within_limits(draft, place), origin), place)
    if not document.text:
        raise ReadError(place, "it holds no text", "Remove it, or give a file with text in it.")
    return document


def slug(name: str) -> str:
    """An id from a file's name: small ASCII letters and digits in words joined by hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "document"


def _title(stem: str) -> str:
    return re.sub(r"[\s_]+", " ", "".join(c for c in stem if c.isprintable())).strip() or "document"


def _bytes(path: Path, place: str, form: Format) -> bytes:
    with path.open("rb") as file:
        raw = file.read(form.largest + 1)
    if len(raw) > form.largest:
        raise ReadError(
            place,
            message("it is larger than {largest:.0f} MB", largest=form.largest / 1024**2),
            "Split it into smaller files.",
        )
    if not raw.strip():
        raise ReadError(place, "it is empty", "Remove it, or give a file with text in it.")
    found = next((kind for signature, kind in _SIGNATURES.items() if raw.startswith(signature)), None)
    if form.signature not in raw[:_HEAD] or (found and not form.signature):
        holds = message(
            "it holds {found}, not what {suffix} stands for",
            found=found or message("something else"),
            suffix=path.suffix.lower(),
        )
        raise ReadError(place, holds, "Give it its right extension, or save it again in this format.")
    return raw
