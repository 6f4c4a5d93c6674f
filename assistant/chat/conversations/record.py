"""A turn as the browser keeps it, and back: what comes back is nobody's word for anything, and is checked."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Answer, Citation, Statement, StatementKind, Status
from assistant.chat.asking.filters import ALL_OF_IT, chosen_filters, filters_record
from assistant.chat.html.reference import reference
from assistant.chat.turns import ChatTurn, ChatTurns
from assistant.chat.words import Words
from assistant.query.question import LONGEST
from corpus.model import DocumentRow

MOST_TURNS = 500
LANGUAGES = {"id", "en"}
NUMBERS = range(1, 1_000_000)

_ANSWER = TypeAdapter(Answer)


class UnreadableRecordError(Exception):
    """What was sent is no conversation of ours. The page has the words for it."""


def turn_record(turn: ChatTurn, words: Words) -> dict[str, Any] | None:
    """The turn as plain JSON values, each citation with its whole reference.

    None for what is never kept: a message of need, a question that has no answer.
    """
    if turn.answer is None or turn.answer.status is Status.HELP:
        return None
    answer = turn.answer.to_json()
    for name, citations in (("citations", turn.answer.citations), ("related", turn.answer.related)):
        answer[name] = [
            plain | {"reference": reference(citation, words)}
            for plain, citation in zip(answer[name], citations, strict=True)
        ]
    return {
        "number": turn.number,
        "question": turn.question,
        "answer": answer,
        "filters": filters_record(turn.filters),
    }


def turns_from_records(records: object, rows: Sequence[DocumentRow] = ()) -> ChatTurns:
    """The turns that the page sent; of their filters what the documents `rows` still make possible.

    Raises:
        UnreadableRecordError: there is one among them that cannot have been made by `turn_record`.
    """
    if not isinstance(records, list) or not 0 < len(records) <= MOST_TURNS:
        raise UnreadableRecordError
    turns = tuple(_turn(record, rows) for record in records)
    numbers = [turn.number for turn in turns]
    if numbers != sorted(set(numbers)):
        raise UnreadableRecordError
    return turns


def _turn(record: object, rows: Sequence[DocumentRow]) -> ChatTurn:
    if not isinstance(record, dict):
        raise UnreadableRecordError
    number, question = record.get("number"), record.get("question")
    if type(number) is not int or number not in NUMBERS or not isinstance(question, str):
        raise UnreadableRecordError
    if not question.strip() or len(question) > LONGEST:
        raise UnreadableRecordError
    try:
        answer = _ANSWER.validate_python(record.get("answer"))
    except (ValidationError, RecursionError) as error:
        raise UnreadableRecordError from error
    if not _is_sound(answer):
        raise UnreadableRecordError
    kept = record.get("filters")
    filters = chosen_filters(kept, rows) if isinstance(kept, dict) else ALL_OF_IT
    return ChatTurn(number, question, answer, filters=filters)


def _is_sound(answer: Answer) -> bool:
    """Whether the parts of an answer fit one another as those of a real one do."""
    shown = (*answer.citations, *answer.related)
    numbers = {citation.number for citation in answer.citations}
    return (
        answer.status is not Status.HELP
        and answer.language in LANGUAGES
        and len(numbers) == len(answer.citations)
        and all(_is_place(citation) for citation in shown)
        and all(_is_cited(statement, answer) for statement in answer.statements)
    )


def _is_cited(statement: Statement, answer: Answer) -> bool:
    cited = [citation for citation in answer.citations if citation.number in statement.citations]
    quoted = statement.kind is not StatementKind.QUOTE or all(citation.quote in statement.text for citation in cited)
    return bool(cited) and len(cited) == len(statement.citations) and quoted


def _is_place(citation: Citation) -> bool:
    inside = all(citation.start <= start < end <= citation.end for start, end in citation.highlight)
    return inside and citation.start >= 0 and citation.end == citation.start + len(citation.quote)
