"""The product's door with a fault in it, over answers that are asked once and kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.retrieval.filters import NO_FILTERS, Filters
from assistant.retrieval.hybrid import ScoredPassage
from corpus.model import DocumentRow, Language, Passage
from eval.run import History
from eval.studies.faults.fault import Context, Fault

if TYPE_CHECKING:
    from assistant.ask import Assistant


class RecordedDoor:
    """The assistant's door, which answers what was asked before as it did then."""

    def __init__(self, assistant: "Assistant") -> None:
        """Nothing was asked yet."""
        self._assistant = assistant
        self._answers: dict[object, Answer] = {}
        self._passages: dict[object, Sequence[ScoredPassage]] = {}

    def ask(
        self, question: str, history: History = (), language: Language | None = None, filters: Filters = NO_FILTERS
    ) -> Answer:
        """See `Door`."""
        key = question, tuple(history), language, filters
        if key not in self._answers:
            self._answers[key] = self._assistant.ask(question, history, language, filters)
        return self._answers[key]

    def retrieve(self, question: str, history: History = ()) -> Sequence[ScoredPassage]:
        """See `Door`."""
        key = question, tuple(history)
        if key not in self._passages:
            self._passages[key] = self._assistant.retrieve(question, history)
        return self._passages[key]

    def documents(self) -> Sequence[DocumentRow]:
        """See `Door`."""
        return self._assistant.documents()

    def passages(self, document_id: str) -> Sequence[Passage]:
        """See `Door`."""
        return self._assistant.passages(document_id)


class FaultyDoor:
    """Another door with a fault in what is asked, what is found, or what is answered; see `Door`."""

    def __init__(self, door: RecordedDoor, fault: Fault) -> None:
        """The fault is planted."""
        self._door = door
        self._fault = fault

    def ask(self, question: str, history: History = ()) -> Answer:
        """See `Door`."""
        asks, changes = self._fault.asks, self._fault.answers
        answer = asks(self._door, question, history) if asks else self._door.ask(question, history)
        return changes(answer, Context(self._door, question, history)) if changes else answer

    def retrieve(self, question: str, history: History = ()) -> Sequence[ScoredPassage]:
        """See `Door`."""
        found = self._door.retrieve(question, history)
        return self._fault.retrieves(found) if self._fault.retrieves else found

    def documents(self) -> Sequence[DocumentRow]:
        """See `Door`."""
        return self._door.documents()

    def passages(self, document_id: str) -> Sequence[Passage]:
        """See `Door`."""
        return self._door.passages(document_id)
