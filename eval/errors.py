"""What can go wrong in an evaluation."""

from collections.abc import Sequence

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


class SuiteError(UsageError):
    """A suite is not there or its description cannot be used. `place` is its folder or file."""

    def __init__(self, place: str, reason: str) -> None:
        """Say where, and what is wrong there."""
        super().__init__(
            message(
                "{place}: {reason}. docs/evaluation.md says how a suite is described.",
                place=place,
                reason=as_message(reason),
            )
        )


class SuiteMissingError(UsageError):
    """A suite is on documents that are not on this computer."""

    def __init__(self, name: str, missing: Sequence[str]) -> None:
        """Name the suite, and the folders that it lacks."""
        super().__init__(
            message(
                "the suite {name} needs {missing} in the folder of shared documents, and they are not there. Name that "
                "folder with --shared.",
                name=name,
                missing=", ".join(missing),
            )
        )


class BaselineError(UsageError):
    """The baseline is missing, broken, or says nothing of the questions that were asked."""
