"""One known question, with what a right answer to it must hold."""

from dataclasses import dataclass

from assistant.answer import Status
from eval.scoring.facts import Fact

CATEGORIES = (
    "factoid",
    "list",
    "definition",
    "why_how",
    "summary",
    "comparison",
    "disagreement",
    "footnote",
    "follow_up",
    "unanswerable",
    "false_premise",
    "out_of_scope",
    "adversarial",
    "help",
)
STYLES = ("plain", "colloquial", "typo")
LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class EvidenceQuote:
    """Words of a document's clean text, character for character."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class HistoryTurn:
    """An earlier turn; an `answer` of None is the one the product gives when it is asked."""

    question: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question with what a right answer must hold.

    `facts` and `forbidden` are lists of facts, each a list of ways to say it: all facts must stand in the answer, and
    nothing forbidden. `evidence` is a list of needs, each a list of quotes of which any one meets it. `statuses` are
    those a right answer may have. `standalone` is a follow-up asked whole. `place` is "file:line".
    """

    id: str
    language: str
    category: str
    question: str
    answerable: bool
    statuses: tuple[Status, ...]
    reference: str
    history: tuple[HistoryTurn, ...] = ()
    standalone: str | None = None
    facts: tuple[Fact, ...] = ()
    forbidden: tuple[Fact, ...] = ()
    evidence: tuple[tuple[EvidenceQuote, ...], ...] = ()
    style: str = "plain"
    twin: str | None = None
    place: str = ""
