"""References as programs read them: BibTeX and RIS."""

from collections.abc import Iterator

from assistant.chat.referring.work import Work

BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(work: Work) -> str:
    """The entry for BibTeX or BibLaTeX, in UTF-8. An organisation stands in braces, or it would be taken apart."""
    names = (
        f"{_tex(each.family)}, {_tex(each.given)}" if each.family else f"{{{_tex(each.name)}}}" for each in work.authors
    )
    fields = {
        "author": " and ".join(names),
        "title": f"{{{_tex(work.title)}}}",
        "year": str(work.year or ""),
        "pages": work.pages.replace("–", "--"),
        "language": {"id": "indonesian", "en": "english"}.get(work.language, work.language),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{" + ",\n".join([work.key, *lines]) + "\n}"


def ris(work: Work) -> str:
    """The record for EndNote, Mendeley, Zotero; a value is one line."""
    return "\r\n".join(f"{tag}  - {' '.join(value.split())}".rstrip(" ") for tag, value in _tags(work)) + "\r\n"


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", "GEN"
    yield from (("AU", f"{each.family}, {each.given}" if each.family else each.name) for each in work.authors)
    yield "TI", work.title
    if work.year:
        yield "PY", str(work.year)
    first, _, last = work.pages.partition("–")
    yield from ((tag, page) for tag, page in (("SP", first), ("EP", last)) if page)
    yield "LA", work.language
    yield "ER", ""


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(BIBTEX)
