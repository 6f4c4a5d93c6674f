"""What a chat has beside asking and reading, where its operator allows it."""

from collections.abc import Collection
from dataclasses import dataclass

from assistant.chat.evaluation.runs import EvaluationRuns
from assistant.chat.feedback.ratings import Ratings
from assistant.chat.html.header import Doors


@dataclass(frozen=True, slots=True)
class Extras:
    """Files with `extensions` can be added; `ratings` keeps what readers think; `evaluations` reads earlier runs.

    `can_log_out`: readers have logged in to this very chat, not to a proxy before it.
    """

    extensions: Collection[str] = ()
    ratings: Ratings | None = None
    evaluations: EvaluationRuns | None = None
    can_log_out: bool = False

    @property
    def doors(self) -> Doors:
        """What of it the head of the page leads to."""
        return Doors(evaluation=self.evaluations is not None, log_out=self.can_log_out)


NO_EXTRAS = Extras()
