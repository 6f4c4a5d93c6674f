"""What became of one known question: plain values, from which every figure is computed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from eval.question import REFUSALS, KnownQuestion

ERROR = "error"
"""The status of a question that the product raised an error on; the outcome's text is the error's."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a question was answered, and how that compares with what is known.

    `correct_early`: within the first characters shown. `correct_whole`: the follow-up asked in one question, None for
    other categories. `facts_cited` counts the facts that the cited words hold; `missing` are those not shown at all,
    `confirmed` the forbidden ones said. `ranks` gives, for every need for evidence, the place (from 1) of the first
    retrieved passage that meets it, None where none does.
    """

    question: KnownQuestion
    split: str
    status: str
    text: str
    standalone: str = ""
    correct: bool = False
    correct_early: bool = False
    correct_whole: bool | None = None
    facts_cited: int = 0
    missing: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    citations: int = 0
    citations_relevant: int = 0
    citations_exact: int = 0
    ranks: tuple[int | None, ...] = ()
    confidence: float = 0.0
    milliseconds: float = 0.0

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
