"""Earlier turns as programs give them: pairs, bare questions, or messages of a chat."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from corpus.errors import UsageError
from corpus.messages import as_message, message

if TYPE_CHECKING:
    from assistant.conversation.rewriting import Turn

GivenTurn = tuple[str, str | None]
"""A question and its answer; None where only the question was given."""

MOST_TURNS = 200
LONGEST_TURN = 100_000
"""Earlier turns of a question, and characters of each of their texts: what no conversation reaches."""

ANSWERS, ASKS, UNHEARD = "assistant", "user", ("system", "developer")
"""Roles of messages; what a system says to a model is not part of the conversation."""


class HasText(Protocol):
    """What `with_answers` needs of an answer."""

    @property
    def text(self) -> str:
        """The answer as it is read."""


def given_turns(value: object) -> tuple[GivenTurn, ...]:
    """The turns that somebody else's program sends, as `read_history` reads them.

    Raises:
        UsageError: it has another shape, or is longer than any conversation.
    """
    try:
        history = read_history(value)
    except ValueError as error:
        reason = message('"history" must be a list of turns: {reason}.', reason=as_message(str(error)))
        raise UsageError(reason) from error
    if len(history) > MOST_TURNS or any(len(part or "") > LONGEST_TURN for turn in history for part in turn):
        raise UsageError(
            message(
                '"history" has more than {turns} turns, or a text of more than {longest:,} characters. Shorten it.',
                turns=MOST_TURNS,
                longest=LONGEST_TURN,
            )
        )
    return history


def with_answers(turns: Sequence[GivenTurn], ask: Callable[[str, Sequence["Turn"]], HasText]) -> "list[Turn]":
    """The turns as a conversation; those without an answer get the one that the product gives."""
    found: list[Turn] = []
    for question, answer in turns:
        found.append((question, ask(question, found).text if answer is None else answer))
    return found


def read_history(value: object) -> tuple[GivenTurn, ...]:
    """The turns, oldest first: [question, answer] or [question], "question", or {"role": …, "content": …}.

    Raises:
        ValueError: it has another shape.
    """
    if not isinstance(value, list):
        raise ValueError("it is no list")
    if any(isinstance(one, dict) for one in value):
        return _from_messages(value)
    return tuple(_turn(one) for one in value)


def _turn(value: object) -> GivenTurn:
    if isinstance(value, str):
        return value, None
    match value:
        case [str(question)] | [str(question), None]:
            return question, None
        case [str(question), str(answer)]:
            return question, answer
    raise ValueError('a turn is "question", ["question"], ["question", "answer"] or a message with role and content')


def _from_messages(value: Sequence[object]) -> tuple[GivenTurn, ...]:
    turns: list[GivenTurn] = []
    for one in value:
        role, content = _message(one)
        if role == ASKS:
            turns.append((content, None))
        elif role == ANSWERS and turns and turns[-1][1] is None:
            turns[-1] = turns[-1][0], content or None
        elif role == ANSWERS:
            raise ValueError("a message of the assistant must follow one of the user")
    return tuple(turns)


def _message(value: object) -> tuple[str, str]:
    if not isinstance(value, dict):
        raise ValueError("messages and other turns cannot be mixed")
    role, content = value.get("role"), value.get("content")
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
        content = "\n".join(part for part in parts if isinstance(part, str))
    if role not in {ASKS, ANSWERS, *UNHEARD} or not isinstance(content, str):
        raise ValueError("a message needs role (user, assistant or system) and content with text")
    return str(role), content
