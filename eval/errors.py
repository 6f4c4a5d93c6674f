"""What can go wrong in an evaluation."""

from corpus.errors import UsageError
from corpus.messages import as_message, message


class QuestionsError(UsageError):
    """A file of known questions cannot be used. `place` is "file:line"."""

    def __init__(self, place: str, reason: str) -> None:
        """Say where, and what is wrong there."""
        told = message(
            "{place}: {reason}. docs/evaluation.md describes the format.", place=place, reason=as_message(reason)
        )
        super().__init__(told)
        self.place = place


class BaselineError(UsageError):
    """The baseline is missing, broken, or says nothing of the questions that were asked."""
