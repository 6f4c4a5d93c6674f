"""Which quotes of a kept conversation still stand in the documents: these may have changed since."""

from dataclasses import replace

from assistant.answer import Citation
from assistant.chat.turns import AskingAssistant, ChatTurn, ChatTurns


def with_missing_quotes(turns: ChatTurns, assistant: AskingAssistant) -> ChatTurns:
    """The turns, each with the numbers of those citations whose words the store does not have at their place."""
    return tuple(replace(turn, missing=_missing(turn, assistant)) for turn in turns)


def _missing(turn: ChatTurn, assistant: AskingAssistant) -> frozenset[int]:
    return frozenset(citation.number for citation in turn.shown if not stands(citation, assistant))


def stands(citation: Citation, assistant: AskingAssistant) -> bool:
    """Whether its document has these very words there."""
    at_start = replace(citation, end=citation.start)
    _, words = assistant.context(at_start, 0, len(citation.quote))
    return words == citation.quote
