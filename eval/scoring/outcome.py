"""What became of one known question: plain values, from which every figure is computed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from assistant.answer import REFUSALS, Status
from eval.question import EvidenceQuote, HistoryTurn, KnownQuestion

ERROR = "error"
"""The status of a question that the product raised an error on; the outcome's text is the error's."""


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """A citation as a report shows it: where it stands, and its words."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question was answered, and how that compares with what is known.

    `correct_early`: within the first characters shown; `correct_at`: after how many characters a right answer is
    complete. `correct_whole`: the follow-up asked in one question, None for
    other categories. `facts_cited` counts the facts that the cited words hold; `missing` are those not shown at all,
    `confirmed` the forbidden ones said. `ranks` gives, for every need for evidence, the place (from 1) of the first
    retrieved passage that meets it, None where none does. `evidence_languages` are those of the documents it stands in.
    `misplaced` are the numbers of citations whose words do not stand in the statement that bears their mark.
    `proven_share` is that of a language model's sentences, None where none was asked.
    `encoding_ms` is what encoding the question alone took, just before it was asked.
    """

    question: KnownQuestion
    split: str
    status: str
    text: str
    standalone: str = ""
    correct: bool = False
    correct_early: bool = False
    correct_at: int | None = None
    correct_whole: bool | None = None
    facts_cited: int = 0
    missing: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    citations: int = 0
    citations_relevant: int = 0
    citations_exact: int = 0
    ranks: tuple[int | None, ...] = ()
    span_f1: float = 0.0
    evidence_languages: tuple[str, ...] = ()
    cited: tuple[CitedQuote, ...] = ()
    misplaced: tuple[int, ...] = ()
    confidence: float = 0.0
    milliseconds: float = 0.0
    encoding_ms: float = 0.0
    proven_share: float | None = None

    @property
    def direction(self) -> str:
        """The language of the question and that of its evidence, as in "en→id"; "id/en" where it stands in both."""
        return f"{self.question.language}→{'/'.join(self.evidence_languages)}"

    @property
    def refused(self) -> bool:
        """Whether the product declined to answer."""
        return self.status in REFUSALS

    @property
    def answered(self) -> bool:
        """Whether the product gave an answer, right or wrong."""
        return not self.refused and self.status != ERROR


def write_outcomes(outcomes: Iterable[Outcome], path: Path) -> None:
    """One outcome a line, as JSON."""
    lines = [json.dumps(asdict(outcome), ensure_ascii=False) for outcome in outcomes]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_outcome(raw: dict[str, Any]) -> Outcome:
    """An outcome from the JSON values that `write_outcomes` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is none, or one of another version.
    """
    asked = dict(raw["question"])
    asked["statuses"] = tuple(Status(one) for one in asked["statuses"])
    asked["history"] = tuple(HistoryTurn(**turn) for turn in asked["history"])
    asked["facts"], asked["forbidden"] = (tuple(map(tuple, asked[name])) for name in ("facts", "forbidden"))
    asked["evidence"] = tuple(tuple(EvidenceQuote(**quote) for quote in need) for need in asked["evidence"])
    found = raw | {"question": KnownQuestion(**asked), "cited": tuple(CitedQuote(**one) for one in raw["cited"])}
    lists = {one.name: tuple(found[one.name]) for one in fields(Outcome) if isinstance(found.get(one.name), list)}
    return Outcome(**(found | lists))
