"""A question in its conversation as a question that stands alone."""

from collections.abc import Sequence

Turn = tuple[str, str]
"""An earlier question and the text of its answer."""


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question with what it leaves to the conversation put in."""
    return question
