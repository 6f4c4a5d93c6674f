"""Which item of a list that was shown a question means: "the second one", "yang terakhir itu"."""

import re

_PLACES = {
    "pertama": 0, "first": 0, "kedua": 1, "second": 1, "ketiga": 2, "third": 2, "keempat": 3, "fourth": 3,
    "kelima": 4, "fifth": 4, "terakhir": -1, "last": -1,
}  # fmt: skip
_MEANT = re.compile(
    rf"\b(?:yang|nomor)\s+({'|'.join(_PLACES)})\b"
    rf"|\bthe\s+({'|'.join(_PLACES)})(?=\s+(?:one\b|of (?:these|those|them|the \w+)\b)|\s*[?.!,]|$)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[“\"]?(?:-|\d{1,2}\.|[a-z]\.)[ \t]+(\S.*?)[;.,”]*(?: \[\d+\])*$", re.MULTILINE)


_SERIES = re.compile(r"[^,.:;\n]{2,80}(?:, [^,.:;\n]{2,80}){2,}")
_AND = re.compile(r"\b(?:and|or|dan|serta|atau) ")


def item_meant(question: str, answer: str) -> str:
    """The item of the list in the answer shown before that the question means by its place; "" where it means none.

    A list is one of lines, or else the longest series between commas.
    """
    found = _MEANT.search(question)
    items = (_ITEM.findall(answer) or _series(answer)) if found else []
    if found is None or len(items) < 2:
        return ""
    place = _PLACES[(found[1] or found[2]).lower()]
    return str(items[place]) if place < len(items) else ""


def _series(text: str) -> list[str]:
    """The items of the longest series: the last of them may begin with "and", or hold the last two."""
    found = max(_SERIES.findall(text), key=lambda one: one.count(","), default="")
    *items, last = found.split(", ")
    opening = _AND.match(last)
    ends = [last[opening.end() :]] if opening else _AND.split(last, maxsplit=1)
    return [item.strip() for item in (*items, *ends) if item.strip()]
