"""A conversation as it is written down: what every format of a file has to say, before it is said in one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, StatementKind, Status
from assistant.chat.conversations.words import conversation_words
from assistant.chat.html.reference import reference
from assistant.chat.turns import ChatTurn
from assistant.chat.words import Words


@dataclass(frozen=True, slots=True)
class TranscriptSource:
    """A source: its number, the exact words, and in `reference` where they stand."""

    number: int
    quote: str
    reference: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class TranscriptTurn:
    """One question. `notes` say what kind of answer it is; `statements` are its paragraphs, with their [n] marks."""

    question: str
    notes: tuple[str, ...]
    statements: tuple[str, ...]
    sources_heading: str
    sources: tuple[TranscriptSource, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation in one language of the interface; `preface` says where it comes from."""

    name: str
    preface: str
    language: str
    turns: tuple[TranscriptTurn, ...]


def transcript(name: str, turns: Sequence[ChatTurn], words: Words) -> Transcript:
    """The conversation of these turns under a name."""
    preface = conversation_words(words.code).exported_from
    return Transcript(name, preface, words.code, tuple(_turn(turn, words) for turn in turns if turn.answer))


def _turn(turn: ChatTurn, words: Words) -> TranscriptTurn:
    answer = turn.answer
    if answer is None:
        return TranscriptTurn(turn.question, (), (), "", ())
    standalone = answer.standalone_question.strip()
    understood = standalone if standalone != answer.question.strip() else ""
    status = "" if answer.status is Status.ANSWERED or answer.courtesy or answer.about else words.status[answer.status]
    notes = [f"{words.understood_as}: “{understood}”" if understood else "", status, answer.opening]
    model = [words.written_by.format(model=answer.answerer)] if _is_worded(turn) else []
    said = [f"{one.text.rstrip()} {''.join(f'[{number}]' for number in one.citations)}" for one in answer.statements]
    heading = words.sources if answer.citations else words.nearest
    return TranscriptTurn(
        turn.question,
        tuple(note for note in (*notes, *model) if note),
        tuple(said),
        heading if turn.shown else "",
        tuple(_source(citation, turn, words) for citation in turn.shown),
    )


def _is_worded(turn: ChatTurn) -> bool:
    return turn.answer is not None and any(one.kind is StatementKind.PROSE for one in turn.answer.statements)


def _source(citation: Citation, turn: ChatTurn, words: Words) -> TranscriptSource:
    missing = conversation_words(words.code).missing if citation.number in turn.missing else ""
    return TranscriptSource(citation.number, citation.quote, reference(citation, words), missing)
