"""Author and year as a title page gives them: the names under "Oleh" or "by", the year that stands there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINES = 40
_LONGEST = 250
"""Lines of a title page at most, and characters of one of its lines."""

_WORDS = 6
"""Words from which on a line with a full stop is running text."""

_SECTION = re.compile(
    r"(?:BAB|CHAPTER)\s+(?:[IVXLC]+|\d+)\b|(?:KATA PENGANTAR|PRAKATA|DAFTAR (?:ISI|PUSTAKA)|ABSTRAKSI?|ABSTRACT|"
    r"RINGKASAN|PENDAHULUAN|LATAR BELAKANG|INTRODUCTION|PREFACE|FOREWORD|(?:TABLE OF )?CONTENTS|(?:EXECUTIVE )?SUMMARY|"
    r"REFERENCES|BIBLIOGRAPHY|LAMPIRAN)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]+)\.\s")
"""What a title page ends before; under "by", a number stands before a name."""

_WORK = (
    r"(?:skripsi|tesis|disertasi|makalah|laporan(?: akhir)?|karya (?:tulis )?ilmiah|tugas akhir|artikel|buku|"
    r"penelitian|an?|thesis|dissertation|report|paper|study|essay|monograph|(?:master|bachelor|doctoral)['’]?s?|undergraduate)"
)
_BY = re.compile(
    rf"(?:(?:{_WORK}\s+){{0,4}}(?:(?:di)?(?:susun|tulis|buat|siapkan|ajukan|persiapkan|karang)\s+)?oleh\b\s*:?"
    rf"|(?:{_WORK}\s+){{0,4}}(?:(?:written|prepared|compiled|submitted|authored)\s+)?by\b\s*:?"
    r"|(?:(?:nama )?(?:penulis|penyusun|pengarang)|authors?|author\(s\)|authored by)\s*:)\s*",
    re.IGNORECASE,
)

_PRESENTED = re.compile(rf"(?:diajukan|disusun|submitted|{_WORK}\s+(?:ini\s+)?(?:untuk|for|in))\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\b(?:universitas|institut|politeknik|akademi|sekolah(?: tinggi)?|fakultas|jurusan|departemen|program|prodi|"
    r"pascasarjana|kementerian|dinas|penerbit|university|institute|college|school|faculty|department|graduate|"
    r"publishers?|press)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\W*\b(?:NIM|NPM|NIP|NRP|NIDN|NBI|Student ID)\b.*|\s*[(/–-]?\s*[A-Z]{0,3}[\d./]{5,}.*", re.IGNORECASE
)
"""What stands behind a name: the number of a student or a civil servant."""

_DEGREE = re.compile(r"(?:[A-Z][\w]{0,5}\.){1,3}[A-Za-z]{0,5}\.?|(?:MA|MSc|MPhil|PhD|SH|MH|SE|MM|MD|LLM|MBA)\.?")
_PARTICLES = frozenset("bin binti van de der den von di da dos al el ibn le la y".split())  # noqa: SIM905
_CAPITAL = re.compile(r"[A-Z(][\w.'’()-]*", re.ASCII | re.IGNORECASE)
_MARK = re.compile(r"\s*(?:\d+[.)]|[-•])\s*")
_MORE = re.compile(r"(?:,|;|&|\bdan|\band)\s*$")
"""What stands before a name in a list, and behind one that another follows."""

_MOST_WORDS = 7
_PROGRAMS = re.compile(
    r"(?:microsoft|windows|user|admin(?:istrator)?|owner|unknown|asus|acer|lenovo|hp|dell|toshiba|python-docx|openpyxl)\b",
    re.IGNORECASE,
)
"""What programs and computers put where an author belongs."""

_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_MONTH = (
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    r"january|february|march|may|june|july|august|october|december)"
)
_ALONE = re.compile(rf"\(?(?:©|\(c\)|copyright|tahun|year)?\s*{_YEAR}\)?\.?", re.IGNORECASE)
_AT_END = re.compile(rf"(?P<before>.*?)[\s,(]{_YEAR}\)?\.?", re.DOTALL)
_DATED = re.compile(rf".*(?:,|\b{_MONTH})\s*", re.IGNORECASE | re.DOTALL)
_OTHER_DATE = re.compile(
    r"(?:di)?(?:akses|unduh|cetak)|terakhir|diperbarui|accessed|retrieved|printed|downloaded|created|last\b|updated",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?!(?:tahun|tanggal terbit|terbit|diterbitkan|published|date|year)\b)[^:,]{1,40}:\s", re.IGNORECASE
)
"""A date that is not the work's: of a visit to a page, of a birth."""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What a title page says; `title` only where an author stands under it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None


def title_page_of(lines: Sequence[str]) -> TitlePage:
    """What the lines that a document opens with say of it, down to its first running text or section."""
    page = _page(lines)
    place = next((place for place, line in enumerate(page) if _BY.match(line)), None)
    authors = _authors(page, place) if place is not None else ()
    return TitlePage(_title(page[:place]) if authors and place else None, authors, _year(page))


def is_program(name: str) -> bool:
    """Is what a page's metadata give as its author a program or a computer?"""
    return _PROGRAMS.match(name) is not None


def _page(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    listing = False
    for place, line in enumerate(lines[:_LINES]):
        begins = place > 0 and (_SECTION.match(line) or (_NUMBERED.match(line) and not listing))
        if len(line) > _LONGEST or begins or _is_text(line):
            break
        kept.append(line.strip())
        by = _BY.match(line)
        listing = by.end() == len(line) if by else listing and bool(_NUMBERED.match(line) or _NUMBER.fullmatch(line))
    return kept


def _is_text(line: str) -> bool:
    """Is a line running text, and neither names nor what a thesis was handed in for?"""
    if not line.rstrip().endswith((".", ";")) or len(line.split()) < _WORDS or _PRESENTED.match(line):
        return False
    by = _BY.match(line)
    return not (by and _names(line[by.end() :]))


def _authors(page: Sequence[str], place: int) -> tuple[str, ...]:
    """The names on the line that opens with "by", or else on those below it."""
    match = _BY.match(page[place])
    rest = page[place][match.end() :] if match else ""
    if rest.strip():
        return tuple(_names(rest))
    found: list[str] = []
    further, listed = True, False
    for line in page[place + 1 :]:
        if _NUMBER.fullmatch(line):
            further = True
            continue
        mark = _MARK.match(line)
        names = _names(line[mark.end() :] if mark else line) if further and not (listed and mark is None) else []
        if not names:
            break
        found += names
        listed = listed or mark is not None
        further = listed or _MORE.search(line) is not None
    return tuple(found)


def _names(text: str) -> list[str]:
    """The names in a text; none where it is not names, down to an institution or a number."""
    if institution := _INSTITUTION.search(text):
        text = text[: institution.start()]
    text = re.sub(rf"(?:[,(]\s*(?:\d{{1,2}}\s+)?{_MONTH}\b)?[,(\s]*\b{_YEAR}\b.*", "", text, flags=re.IGNORECASE)
    found: list[str] = []
    for part in re.split(r"\s*;\s*|\s+&\s+|\s+(?:dan|and|serta)\s+|\s*,\s*(?:dan|and)\s+", text):
        for one in part.split(","):
            name = _NUMBER.sub("", one).strip(" .:-–")
            name = f"{name}." if one.strip().endswith(".") and _DEGREE.fullmatch(f"{name}.") else name
            if found and name and _DEGREE.fullmatch(name):
                found[-1] = f"{found[-1]}, {name}"
            elif _is_name(name):
                found.append(name)
            elif name:
                return found
    return found


def _is_name(text: str) -> bool:
    tokens = text.split()
    capital = [token for token in tokens if _CAPITAL.fullmatch(token) and not token[0].islower()]
    rest = {token for token in tokens if token not in capital}
    return 0 < len(tokens) <= _MOST_WORDS and bool(capital) and rest <= _PARTICLES and not is_program(text)


def _title(above: Sequence[str]) -> str | None:
    """The lines above the author, without the one that says what kind of work it is."""
    lines: list[str] = []
    for line in above:
        if re.match(rf"(?:{_WORK}|diajukan|disusun|submitted)\b", line, re.IGNORECASE) and lines:
            break
        if _INSTITUTION.match(line):
            continue
        lines.append(line)
    return " ".join(" ".join(lines).split()) or None


def _year(page: Sequence[str]) -> int | None:
    """The year that stands alone, or at the end of a line with a place, a month, an author or an institution."""
    alone = {int(found["year"]) for line in page[1:] if (found := _ALONE.fullmatch(line))}
    if alone:
        return alone.pop() if len(alone) == 1 else None
    for line in page[1:]:
        found = _AT_END.fullmatch(line)
        if found is None or _OTHER_DATE.match(line) or (_LABEL.match(line) and not _BY.match(line)):
            continue
        before = found["before"]
        comma = line[len(before) :].lstrip().startswith(",")
        if comma or _DATED.fullmatch(before) or _BY.match(line) or _INSTITUTION.search(before):
            return int(found["year"])
    return None
