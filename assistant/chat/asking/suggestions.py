"""Questions to go on with, of which each was asked before it is offered: the documents answer it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from assistant.answer import Answer, Status
from assistant.answerer import QUOTES
from assistant.chat.asking.filters import as_filters
from assistant.chat.turns import AskingAssistant, ChatTurns
from assistant.query.question import LONGEST, content_terms
from corpus.model import Language
from corpus.text.function_words import ENGLISH, INDONESIAN
from corpus.text.language import stem

MOST = 3
"""Questions offered."""

TRIED = 8
"""Questions asked to find them."""

PATIENCE = 3.0
"""Seconds after which no further one is asked."""

DOCUMENTS = 3
"""Documents whose headings are looked at: those nearest to the question."""

_ABOUT = {"en": "What do the documents say about {heading}?", "id": "Apa kata dokumen tentang {heading}?"}
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ANSWERED = {Status.ANSWERED, Status.CONFLICTING}


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`meant` is the question with its typing errors set right; `questions` are others near it. All are answered."""

    turn: int
    refused: bool
    meant: str = ""
    questions: tuple[str, ...] = ()


def suggestions(turns: ChatTurns, assistant: AskingAssistant) -> Suggestions | None:
    """What to ask next after the last turn; None where that is open, in trouble, or no question to the documents."""
    answer = turns[-1].answer if turns else None
    if answer is None or answer.courtesy or answer.about or answer.status is Status.HELP:
        return None
    end = perf_counter() + PATIENCE
    last, refused = turns[-1], answer.status not in _ANSWERED
    filters = as_filters(last.filters, assistant.documents() if last.filters.kinds else ())

    def asked(question: str) -> Answer | None:
        # By quotes alone: no model is sent what nobody has asked.
        within = perf_counter() < end
        return assistant.ask(question, (), answer.language, filters, QUOTES) if within else None

    meant = assistant.respelt(last.question) if refused else last.question
    if meant != last.question and _answers(asked(meant)):
        return Suggestions(last.number, refused, meant)
    said = {
        _key(each) for turn in turns for each in (turn.question, turn.answer.standalone_question if turn.answer else "")
    }
    found: list[str] = []
    for tried, (heading, question) in enumerate(_candidates(answer, assistant)):
        if len(found) == MOST or tried == TRIED or perf_counter() >= end:
            break
        if _key(question) not in said and _answers(asked(question), heading):
            said.add(_key(question))
            found.append(question)
    return Suggestions(last.number, refused, "", tuple(found))


def kept_suggestions(record: object, turns: ChatTurns) -> Suggestions | None:
    """The suggestions that the page has kept for these turns, which may be anything.

    None where they are of another turn, and where quotes are missing: what the documents answer has changed since.
    """
    if not isinstance(record, dict) or not turns or turns[-1].missing or record.get("turn") != turns[-1].number:
        return None
    meant, questions = record.get("meant"), record.get("questions")
    if not isinstance(meant, str) or not isinstance(questions, list) or not isinstance(record.get("refused"), bool):
        return None
    asked = [each for each in (meant, *questions) if isinstance(each, str) and len(each) <= LONGEST]
    if len(asked) != 1 + len(questions) or len(questions) > MOST:
        return None
    return Suggestions(turns[-1].number, record["refused"], meant, tuple(questions))


def _candidates(answer: Answer, assistant: AskingAssistant) -> Iterator[tuple[str, str]]:
    """Headings near the question with the questions they make.

    First those that are questions; of each sort first those with most words of the question asked, then the nearest.
    """
    near = answer.citations or answer.related
    quoted = {citation.heading[-1] for citation in answer.citations if citation.heading}
    wanted = _stems(answer.standalone_question, answer.language)
    ranked: list[tuple[bool, int, int, int, str, str]] = []
    for rank, document in enumerate([*dict.fromkeys(citation.document_id for citation in near)][:DOCUMENTS]):
        place = next(citation.start for citation in near if citation.document_id == document)
        for passage in assistant.passages(document):
            heading = passage.heading[-1] if passage.heading else ""
            if passage.language != answer.language or heading in quoted or heading == passage.title:
                continue
            question = _question(heading, answer.language)
            if question:
                common = len(wanted & _stems(heading, answer.language))
                # A heading that is a question was written to be asked; one that had to be made into one reads worse.
                made = question != heading
                ranked.append((made, -common, rank, abs(passage.start - place), heading, question))
    return iter(dict.fromkeys((heading, question) for *_, heading, question in sorted(ranked)))


def _question(heading: str, language: Language) -> str:
    """The question that a heading is, or makes; none where it has no words to ask about."""
    if heading.endswith("?"):
        return heading
    plain = heading.rstrip(" :.")
    first = plain.partition(" ")[0].lower()
    if first in ENGLISH or first in INDONESIAN:
        plain = first + plain[len(first) :]  # in the midst of a sentence it has no capital
    return _ABOUT[language].format(heading=plain) if len(_WORDS.findall(plain)) > 1 and language in _ABOUT else ""


def _answers(answer: Answer | None, heading: str = "") -> bool:
    """Whether it is answered; under its own heading, where it was made of one."""
    if answer is None or answer.status not in _ANSWERED:
        return False
    return not heading or any(heading in citation.heading for citation in answer.citations)


def _stems(text: str, language: Language) -> set[str]:
    return {stem(word, language) for word in content_terms(text)}


def _key(question: str) -> str:
    return " ".join(_WORDS.findall(question.casefold()))
