"""A note or a figure as a question names it: by its number, by when the page it cites was opened, by its source."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.indexes.figures import is_table
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.language import words


class NoteQuestion(StrEnum):
    """What is asked: what a note says, when the page that one cites was opened, where a figure comes from."""

    NOTE = "note"
    OPENED = "opened"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """`number` is that of the note or figure, empty for a page; `table` is whether a table is meant.

    `terms` are the question's words that say which page, folded; `same` is whether an Ibid. is asked about.
    """

    asks: NoteQuestion
    number: str = ""
    table: bool = False
    terms: tuple[str, ...] = ()
    same: bool = False


_NOTE = re.compile(
    r"\b(?:catatan\s+kaki|catatan|footnote|endnote|note|fn\.?)\s*(?:nomor|number|no\.?|ke-?|#)?\s*\(?(\d{1,3})\)?(?![\d.,]*\s*"
    r"(?:tahun|persen|%|orang|years?|people|per))",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:ibid|ibidem|idem|op\.?\s*cit|loc\.?\s*cit)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:kapan|kapankah|tanggal|bulan apa|tahun berapa|when|what date|which date|what day)\b", re.IGNORECASE
)
_CALLED_UP = re.compile(
    r"\b(?:diakses|mengakses|diunduh|mengunduh|accessed|retrieved|downloaded|consulted)\b", re.IGNORECASE
)
_OPENED = re.compile(r"\b(?:dibuka|membuka|dikunjungi|dilihat|opened|visited|viewed)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"\b(?:halaman|laman|situs|web|website|tautan|alamat|url|sumber|catatan|page|site|link|address|source|footnote|note)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(gambar|grafik|bagan|diagram|peta|foto|tabel|figure|fig\.|graph|chart|map|photo|table)\s+"
    r"(\d{1,3}(?:\.\d{1,3})*|[ivx]+\.\d{1,3})",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:sumber\w*|berasal|asal\w*|dari mana|darimana|diambil|dikutip|sources?|comes?|came|taken|origin|where)\b",
    re.IGNORECASE,
)


def note_reference(question: str) -> NoteReference | None:
    """The note, the page or the figure that a question asks about; None where it asks about none."""
    if (figure := _FIGURE.search(question)) and _ORIGIN.search(question):
        return NoteReference(NoteQuestion.FIGURE, figure[2].upper(), is_table(figure[1]))
    opened = _CALLED_UP.search(question) or (_OPENED.search(question) and _PAGE.search(question))
    note = _NOTE.search(question)
    if opened and _WHEN.search(question):
        return NoteReference(NoteQuestion.OPENED, note[1] if note else "", terms=_terms(question))
    if note:
        return NoteReference(NoteQuestion.NOTE, note[1], same=_SAME.search(question) is not None)
    return None


def _terms(question: str) -> tuple[str, ...]:
    """The words that say which page is meant."""
    for pattern in (_WHEN, _CALLED_UP, _OPENED, _PAGE, _NOTE):
        question = pattern.sub(" ", question)
    return tuple(word for word in words(question) if not any(word in listed for listed in FUNCTION_WORDS.values()))
