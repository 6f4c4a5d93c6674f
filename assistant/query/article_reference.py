"""An article of a law as a question names it: number, paragraph, law, and what else the question wants."""

import re
from dataclasses import dataclass

from corpus.text.language import words

_ARTICLE = re.compile(
    r"\b(?:pasal|psl\.?|article|artikel|art\.)\s*(\d{1,4}[a-z]?|[ivxlc]{1,7})(?![\w/])", re.IGNORECASE
)
_PARAGRAPH = re.compile(
    r"[\s,]*\b(?:ayat|paragraph|para\.?)\s*\(?(\d{1,2}[a-z]?)\)?(?:\s*(?:of|dari|pada|dalam))?|\s*\((\d{1,2}[a-z]?)\)"
    r"|[\s,]*\b(?:huruf|letter|point|angka)\s+\(?(?:[a-z]|\d{1,2})\)?(?!\w)",
    re.IGNORECASE,
)
_PARAGRAPH_BEFORE = re.compile(r"\b(?:ayat|paragraph|para\.?)\s*\(?(\d{1,2}[a-z]?)\)?\W*(?:\w+\W*)?$", re.IGNORECASE)
_LAW_NUMBER = re.compile(
    r"\b(?P<kind>undang-undang|undang undang|uu|peraturan\s+\w+|pp|perpres|perda|permen\w*|keputusan\s+\w+|keppres|"
    r"inpres|qanun|law|act|regulation)\b(?:\s+(?:republik indonesia|ri|diy|[a-z]+(?=\s+(?:no|nomor|number)\b)))?"
    r"\s*(?:nomor|number|no\.?)?\s*(?P<number>\d{1,4})\s*(?:/|\s(?:tahun|year|of)\s)\s*(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_ELUCIDATION = re.compile(r"\b(?:penjelasan|elucidation|explanatory)\b", re.IGNORECASE)

_ASKING = frozenset(
    """
    a an about apa apakah article artikel as ayat bagaimana bunyi bunyinya can content contents could cite dalam dari
    di dimaksud diatur do does elucidation for from full give hal huruf in ini is isi isinya itu kutip kutipkan lengkap
    letter me mengatur menurut menyatakan mohon of on paragraph para pada pasal penjelasan please point provide provides
    quote read regulate regulates said say says sebutkan sesuai show state states teks tell tentang tersebut text that
    the this to tolong tulis tuliskan tunjukkan under verbatim what whole with wording yang you
    """.split()  # noqa: SIM905
)
"""Words by which an article itself is asked for: where no others stand in a question, nothing else is wanted of it."""


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """An article as it is named: its number, a paragraph of it, and the law by number and year where it has these.

    `rest` are the question's other words in order, among them a law's name; `behind` is how many of them follow the
    article at once ("of the Palermo Protocol"). `elucidation` is whether that is asked for.
    """

    article: str
    paragraph: str
    kind: str
    law: tuple[str, int] | None
    rest: tuple[str, ...]
    behind: int
    elucidation: bool


def article_reference(question: str) -> ArticleReference | None:
    """The article that a question names; None where it names none, or several."""
    found = {match[1].upper(): match for match in _ARTICLE.finditer(question)}
    if len(found) != 1:
        return None
    number, match = found.popitem()
    before, after = question[: match.start()], question[match.end() :]
    paragraph = ""
    while one := _PARAGRAPH.match(after):
        paragraph = paragraph or one[1] or one[2] or ""
        after = after[one.end() :]
    if not paragraph and (one := _PARAGRAPH_BEFORE.search(before)):
        paragraph, before = one[1], before[: one.start()]
    law = _LAW_NUMBER.search(after) or _LAW_NUMBER.search(before)
    if law:
        before, after = before.replace(law.group(), " "), after.replace(law.group(), " ")
    following = _wanted(after)
    return ArticleReference(
        article=number,
        paragraph=paragraph.lower(),
        kind=" ".join(law["kind"].lower().split()) if law else "",
        law=(law["number"].lstrip("0"), int(law["year"])) if law else None,
        rest=(*_wanted(before), *following),
        behind=len(following),
        elucidation=_ELUCIDATION.search(question) is not None,
    )


def laws_named(text: str) -> tuple[str, ...]:
    """The laws that a text names by number and year, as it writes them, each once."""
    return tuple({(one["number"], one["year"]): one.group() for one in _LAW_NUMBER.finditer(text)}.values())


def articles_named(text: str) -> tuple[str, ...]:
    """The articles that a text names by number, as it writes them, each once."""
    return tuple({one[1].upper(): one.group() for one in _ARTICLE.finditer(text)}.values())


def names_by_number(reference: str, text: str) -> bool:
    """Whether a text names the law or article of a reference, in either language; true of what has no such number."""
    law, article = _LAW_NUMBER.search(reference), _ARTICLE.search(reference)
    if law:
        wanted = law["number"].lstrip("0"), law["year"]
        return any((one["number"].lstrip("0"), one["year"]) == wanted for one in _LAW_NUMBER.finditer(text))
    return not article or any(one[1].upper() == article[1].upper() for one in _ARTICLE.finditer(text))


def _wanted(text: str) -> tuple[str, ...]:
    """The words of a text that do not only ask for the article, as they are folded for a search."""
    return tuple(word for word in words(text.replace("-", " ")) if word not in _ASKING)
