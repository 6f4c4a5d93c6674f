"""The whole name of an Indonesian law: its kind, number and year, and what it is about."""

import re
from collections.abc import Sequence

from ingest.formats.text.paragraphs import in_capitals

_OPENING = 2000
"""Characters of a document in which a law's name stands."""

_KINDS = r"(?:UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|QANUN)\b"

_BETWEEN_FORMULAS = re.compile(
    rf"\b(?P<kind>{_KINDS}[^a-z]{{0,120}}?)\s+(?:(?P=kind)\s+)?"
    r"(?P<rest>NOMOR\s+\S{1,20}\s+TAHUN\s+\d{4}\s+TENTANG\s+[^a-z(]{3,600}?)\s*(?:\([^a-z]{0,400}\)\s*)?DENGAN\s+RAHMAT"
)
"""A law from its kind, which conversion may double, to the formula before its preamble; a name in brackets is its
translation. What stands above it (SALINAN, LEMBARAN NEGARA, the issuer) is the gazette's."""

_ENACTED = re.compile(
    rf"(?i:\bmenetapkan)\s*:\s*(?P<kind>{_KINDS}[^a-z.]{{0,120}}?)\s+TENTANG\s+(?P<subject>[^a-z.]{{3,300}}?)\s*\."
)
"""The clause by which a law is enacted, "Menetapkan : PERATURAN PEMERINTAH TENTANG ….": it stands in every one."""

_NUMBERED = r"{kind}[^a-z]{{0,60}}?\bNOMOR\s+(\d{{1,4}}\S{{0,10}})\s+TAHUN\s+([12][0-9OIl]{{3}})\b"
_MISREAD = str.maketrans("OIl", "011")

_NUMBER = r"(?:NOMOR|NO\.?)\s*:?\s*\S{1,40}\s+TAHUN\s+(\d{4})\b"
_OPENS = re.compile(rf"(?:{_KINDS}|SURAT\s+EDARAN\b)(?![^\n]*[.;]\s*$)", re.IGNORECASE)
_TO_SUBJECT = re.compile(rf".{{3,200}}?\b{_NUMBER}\s+TENTANG\b\s*", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(rf"\b{_NUMBER}\s+TENTANG\b", re.IGNORECASE)

_DOUBLED = re.compile(rf"^({_KINDS}.{{0,120}}?)\s+\1\b", re.IGNORECASE)
"""A kind that conversion wrote twice."""

_BEFORE = 6
"""Lines at most that a gazette or an issuer puts above a law's name."""

_LINES = 12
"""Lines at most that a law's name runs over."""

_SHORT = 160
_SENTENCE = 6
"""Characters of such a line at most, and words from which on one with a stop is running text."""

_ABOVE = re.compile(
    r"(?:SALINAN|LEMBARAN|BERITA|TAMBAHAN|NO\.|NOMOR|PRESIDEN|MENTERI|GUBERNUR|BUPATI|WALI|KETUA|KEPALA|DEWAN|PROVINSI"
    r"|KABUPATEN|KOTA|DAERAH|REPUBLIK)\b|\W*\d",
    re.IGNORECASE,
)
"""How such a line begins."""

_PREAMBLE = re.compile(
    r"DENGAN\s+RAHMAT|MENIMBANG\b|MENGINGAT\b|MEMUTUSKAN\b|BAB\s+[IVXLC]+\b|PASAL\s+\d|\(|.*,$|"
    r"(?:PRESIDEN|MENTERI|GUBERNUR|BUPATI|WALI\s?KOTA)\b",
    re.IGNORECASE,
)
"""What stands below a law's name: a formula, the issuer, the preamble, a first chapter, a translation in brackets."""

_GOES_ON = re.compile(r"(?:TENTANG|tentang|Tentang|dan|atas|serta|dengan|untuk|dalam)\b")
_LEADS_ON = re.compile(r".*\b(?:TENTANG|DAN|ATAS|SERTA|DENGAN|UNTUK|DALAM|YANG|NOMOR)", re.IGNORECASE | re.DOTALL)


def year_of(title: str) -> int | None:
    """The year in a law's name; None where the title is no such name."""
    found = _YEAR.search(title)
    return int(found[1]) if found else None


def law_title(text: str) -> str | None:
    """The name of the law that a text is, whole and on one line; None where it is no law."""
    in_lines = _from_lines([" ".join(line.split()) for line in text[:_OPENING].split("\n\n")])
    # In single spaces: the patterns allow for some in many places, and long runs would be tried in all of them.
    opening = " ".join(text[:_OPENING].split())
    if between := _BETWEEN_FORMULAS.search(opening):
        named = " ".join(f"{between['kind']} {between['rest']}".split())
        # A law that changes another names that in its own name: the formula may be found from the inner one on.
        return in_lines if in_lines and in_lines != named and in_lines.endswith(named) else named
    return in_lines or _from_clause(opening, text)


def _from_clause(opening: str, text: str) -> str | None:
    """The name in the enacting clause, with the number and year that stand elsewhere."""
    clause = _ENACTED.search(opening)
    if clause is None:
        return None
    kind, subject = (" ".join(clause[name].split()) for name in ("kind", "subject"))
    pattern = _NUMBERED.format(kind=r"\s+".join(map(re.escape, kind.split())))
    numbered = re.search(pattern, text[: 2 * _OPENING])
    number = f" NOMOR {numbered[1]} TAHUN {numbered[2].translate(_MISREAD)}" if numbered else ""
    return f"{kind}{number} TENTANG {subject}"


def _from_lines(lines: Sequence[str]) -> str | None:
    """The name as it stands in lines of its own, in capitals or not, below those of the gazette."""
    start = next((place for place, line in enumerate(lines[: _BEFORE + 1]) if _OPENS.match(line)), None)
    if start is None or not all(_ABOVE.match(line) for line in lines[:start]):
        return None
    name = ""
    for place, line in enumerate(lines[start : start + _LINES]):
        to_subject = _TO_SUBJECT.match(name)
        begun = to_subject is not None and name[to_subject.end() :].strip() != ""
        if to_subject and (_PREAMBLE.match(line) or _is_text(line) or (begun and not _belongs(name, line))):
            break
        if place and not to_subject and (_is_text(line) or len(line) > _SHORT):
            break
        name = f"{name} {line}".strip()
    to_subject = _TO_SUBJECT.match(name)
    complete = to_subject is not None and name[to_subject.end() :].strip() != ""
    return _DOUBLED.sub(r"\1", " ".join(name.split())) if complete else None


def _belongs(name: str, line: str) -> bool:
    """Is a line still part of the name above it, of which some stands there already?"""
    return bool(_GOES_ON.match(line) or _LEADS_ON.fullmatch(name)) or (in_capitals(name) and in_capitals(line))


def _is_text(line: str) -> bool:
    return line.rstrip().endswith((".", ";", ":")) and len(line.split()) >= _SENTENCE
