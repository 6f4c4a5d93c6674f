"""The answer to somebody in need: whom to turn to first, then what the documents say about protection and reporting."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.answer import Answer, Status, reply
from assistant.conversation.contact_lines import contact_lines
from assistant.conversation.need import Need
from assistant.conversation.need_phrases import spoken_need
from assistant.query.question import whole_characters
from assistant.quoting.compose import text_of
from assistant.quoting.wording import say
from corpus.errors import RujukanError
from corpus.model import Language
from corpus.setup.contacts import Contact

FIXED_QUESTION: Final[Mapping[Language, str]] = {
    "id": "Ke mana perdagangan orang dapat dilaporkan?",
    "en": "Where can I report human trafficking?",
}
"""What the documents are asked in place of the message, which is nobody's question to look up."""

Ask = Callable[[str, Sequence[tuple[str, str]], Language], Answer]
"""The door: a question, the turns before, the language to answer in."""

_ANSWERED = frozenset({Status.ANSWERED, Status.CONFLICTING})


def help_answer(message: str, need: Need, language: Language | None, contacts: Sequence[Contact], ask: Ask) -> Answer:
    """The answer to a message of need, in `language` or its own.

    `ask` asks the documents, whose failure keeps nobody from being helped.
    """
    language = language or need.language
    message = whole_characters(message).strip()
    opening = say("help_to_die" if need.to_die else "help", language)
    known = _asked(ask, language)
    answer = reply(message, language, Status.HELP, opening, help_text(opening, contacts, known, language))
    if known:
        answer = replace(answer, statements=known.statements, citations=known.citations, timings_ms=known.timings_ms)
    return replace(answer, contacts=tuple(contacts))


def help_text(opening: str, contacts: Sequence[Contact], known: Answer | None, language: Language) -> str:
    """The whole answer as it is read: whom to turn to, the contacts, then what the documents say."""
    lines = [opening, *contact_lines(contacts, language)]
    if known and known.statements:
        lines.append(text_of(say("help_documents", language), known.statements))
    return "\n".join(lines)


def is_of_need(turn: tuple[str, str]) -> bool:
    """Whether an earlier turn was a message of need, by its words or its answer: no later question is read with it."""
    asked, told = turn
    openings = tuple(say(key, language) for key in ("help", "help_to_die") for language in FIXED_QUESTION)
    return told.startswith(openings) or spoken_need(asked) is not None


def _asked(ask: Ask, language: Language) -> Answer | None:
    try:
        found = ask(FIXED_QUESTION[language], (), language)
    except RujukanError:
        return None
    return found if found.status in _ANSWERED else None
