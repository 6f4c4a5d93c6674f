"""Earlier turns as programs give them: pairs, bare questions, or messages of a chat."""

from collections.abc import Sequence

GivenTurn = tuple[str, str | None]
"""A question and its answer; None where only the question was given."""

ANSWERS, ASKS, UNHEARD = "assistant", "user", ("system", "developer")
"""Roles of messages; what a system says to a model is not part of the conversation."""


def read_history(value: object) -> tuple[GivenTurn, ...]:
    """The turns, oldest first: [question, answer] or [question], "question", or {"role": …, "content": …}.

    Raises:
        ValueError: it has another shape.
    """
    if not isinstance(value, list):
        raise ValueError("a list of turns is wanted")
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
    for message in value:
        role, content = _message(message)
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
