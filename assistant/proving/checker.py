"""The checker: the reader trained on, to tell what a passage supports from what it does not."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from assistant.reading.open_reader import OFF, open_weights
from assistant.reading.reader import Entailment
from assistant.reading.weights import READER, Shipped
from corpus.errors import ModelError
from corpus.messages import message
from corpus.setup.settings import Settings

CHECKER = Shipped(
    "checker",
    Path(__file__).with_name("checker-int8.safetensors"),
    "3060d170210c425f16c5d1b5cbc54e6b5f295298d53c32d3263b73b52b4da2d6",
    over=READER,
)


class Checker(Protocol):
    """A model that holds a statement against what may support it. Safe to use from several threads."""

    def entailment(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """Of each (premise, statement), whether the one says the other."""
        ...


def open_checker(settings: Settings, say: Callable[[str], None]) -> Checker | None:
    """The shipped one; None where no model is to read, or where it is damaged, which `say` is told."""
    if settings.reader == OFF:
        return None
    try:
        return open_weights(settings, say, CHECKER)
    except ModelError as error:
        say(
            message(
                "Warning: the checker cannot be used, so more of what a model writes is struck: {reason}",
                reason=error.message,
            )
        )
        return None
