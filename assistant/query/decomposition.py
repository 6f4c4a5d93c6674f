"""A question after several things taken apart, so that evidence is sought for each of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.query.article_reference import articles_named, laws_named
from assistant.query.concepts import Concept
from assistant.query.constraints import find_constraints
from assistant.query.question import Question
from assistant.query.question_type import QuestionType
from corpus.text.years import YEAR

MOST = 3
"""Things a question is taken apart into; a longer list is one question."""

SEVERAL = re.compile(
    r"\b(?:masing-masing|baik|maupun|each|respectively|both|(?:and|dan) (?:who|what|how|when|where|in|siapa|apa|berapa|"
    r"kapan|di mana|yang|from|dari))\b",
    re.IGNORECASE,
)
"""What a question after several things says."""

_ITS_YEAR = r"(?:\s+(?:\w{2,5}\s+)?(?:19|20)\d\d)?"


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """One of the things that a question is after, as it names it, and the question without the others."""

    name: str
    text: str


def decompose(
    question: Question, concepts: Sequence[Concept], is_word: Callable[[str], bool]
) -> tuple[SubQuestion, ...]:
    """The things a question names beside each other, two names, laws, articles or years; none where it is after one.

    `is_word` says whether a word, in the case given, is a known one.
    """
    if question.type is not QuestionType.COMPARE and not SEVERAL.search(question.text):
        return ()
    found = _things(question, concepts, is_word)
    written = [(_as_written(one, question.text), one) for one in found]
    if not 2 <= len(found) <= MOST or not all(shown for shown, _ in written):
        return ()
    return tuple(
        SubQuestion(shown, _without([one for one in found if one != name], question.text)) for shown, name in written
    )


def _things(question: Question, concepts: Sequence[Concept], is_word: Callable[[str], bool]) -> list[str]:
    """What a question names beside each other: laws or articles by number, names, or years."""
    text = question.text
    laws, articles = laws_named(text), articles_named(text)
    if laws or articles:
        several = [found for found in (laws, articles) if len(found) > 1]
        return [one.casefold() for one in several[0]] if len(several) == 1 else []
    wanted = find_constraints(question, concepts, is_word)
    names = _side_by_side([name.asked for name in wanted.names], text)
    years = [figure.written for figure in wanted.figures if YEAR.fullmatch(figure.written)]
    return list(dict.fromkeys(names if len(names) > 1 else years))


def _side_by_side(names: Sequence[str], text: str) -> list[str]:
    """The names with those that only a space or "of" parts ("Kuala", "Lumpur") as one."""
    if not names:
        return []
    anyone = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.finditer(rf"\b(?:{anyone})(?: (?:of (?:the )?)?(?:{anyone}))*\b", text, re.IGNORECASE)
    return list(dict.fromkeys(one.group().casefold() for one in found))


def _as_written(name: str, text: str) -> str:
    found = re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    return found.group()[0].upper() + found.group()[1:] if found else ""


def _without(names: Sequence[str], text: str) -> str:
    for name in names:
        text = re.sub(
            rf"\b{re.escape(name)}\b{_ITS_YEAR if not name.isdigit() else ''}", " ", text, flags=re.IGNORECASE
        )
    return " ".join(text.split())
