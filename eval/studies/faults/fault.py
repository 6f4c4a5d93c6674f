"""What a fault is: a change of the product on its way from a question to an answer."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Protocol

from assistant.ablation_flags import ALL, AblationFlags
from assistant.answer import Answer
from assistant.reading.reader import Reader
from assistant.retrieval.filters import NO_FILTERS, Filters
from assistant.retrieval.hybrid import ScoredPassage
from corpus.embedding.encoder import Encoder
from corpus.model import Language
from eval.run import Door, History

Answers = Callable[[Answer, "Context"], Answer]
Retrieves = Callable[[Sequence[ScoredPassage]], Sequence[ScoredPassage]]


class FilteredDoor(Door, Protocol):
    """A door that can be told in which documents to look."""

    def ask(
        self, question: str, history: History = (), language: Language | None = None, filters: Filters = NO_FILTERS
    ) -> Answer:
        """The answer to a question, from what the filters leave."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What a fault of answers may look at: the door as it is, the question, and the turns before it."""

    door: Door
    question: str
    history: History


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault acts on answers given, on passages found, on what is asked, or inside the product.

    `answers` and `retrieves` change what comes out of a whole product; `asks` replaces how it is asked. `flags`,
    `encoder`, `reader` and `inside` change the product itself, which then has to answer everything anew.
    """

    name: str
    answers: Answers | None = None
    retrieves: Retrieves | None = None
    asks: Callable[["FilteredDoor", str, History], Answer] | None = None
    flags: AblationFlags = ALL
    encoder: Callable[[Encoder], Encoder] | None = None
    reader: Callable[[Reader], Reader] | None = None
    inside: Callable[[], AbstractContextManager[object]] = field(default=nullcontext)

    @property
    def needs_new_answers(self) -> bool:
        """Whether the product itself is changed."""
        changed = self.encoder is not None or self.reader is not None
        return changed or self.flags != ALL or self.inside is not nullcontext
