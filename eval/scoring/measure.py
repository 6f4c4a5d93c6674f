"""A measure: a figure over outcomes and, where it has one, what it makes of a single outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.scoring.intervals import Estimate, mean, share
from eval.scoring.outcome import Outcome

Value = Callable[[Outcome], bool | float | None]
Figure = Callable[[Sequence[Outcome]], Estimate | None]


@dataclass(frozen=True, slots=True)
class Measure:
    """`value` is None where the figure is no mean over questions: then runs cannot be compared question by question.

    `kind` says which paired test fits: yes or no, or a number. `told` is the line of the documentation.
    """

    figure: Figure
    told: str
    kind: Literal["yes_no", "number", "whole"]
    value: Value | None = None

    def __call__(self, outcomes: Sequence[Outcome]) -> Estimate | None:
        """The figure; None where no outcome applies."""
        return self.figure(outcomes)


def counted(value: Callable[[Outcome], bool | None]) -> Measure:
    """Share of the questions for which the value is true, of those for which it is not None."""
    return Measure(
        lambda outcomes: share(x for o in outcomes if (x := value(o)) is not None), _told(value), "yes_no", value
    )


def averaged(value: Callable[[Outcome], float | None]) -> Measure:
    """Mean of the values that are not None."""
    return Measure(
        lambda outcomes: mean(x for o in outcomes if (x := value(o)) is not None), _told(value), "number", value
    )


def measured(figure: Figure) -> Measure:
    """A figure of the outcomes as a whole."""
    return Measure(figure, _told(figure), "whole")


def _told(documented: object) -> str:
    return " ".join((documented.__doc__ or "").split("\n\n")[0].split())
