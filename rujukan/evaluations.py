"""Earlier runs of the evaluation as the chat shows them: read from the history that `rujukan eval` writes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.chat.evaluation.runs import CategoryShare, Evaluation, EvaluationRun, MissedQuestion
from eval.history.database import HistoryError, Run, RunHistory
from eval.question import CATEGORIES
from eval.scoring.outcome import Outcome


@dataclass(frozen=True, slots=True)
class HistoryEvaluations:
    """Reads a history of runs, anew each time: another process may have added one."""

    path: Path

    def evaluation(self, number: int | None = None) -> Evaluation | None:
        """As `assistant.chat.evaluation.runs.EvaluationRuns` promises."""
        if not self.path.is_file():
            return None
        with RunHistory(self.path) as history:
            kept = history.runs()
            if not kept:
                return None
            runs = [_run(one) for one in kept]
            shown = next((one for one in runs if one.number == number), runs[0])
            try:
                outcomes = history.outcomes(shown.number)
            except HistoryError:
                return Evaluation(shown, runs, (), None)
        return Evaluation(shown, runs, _categories(outcomes), [_missed(one) for one in outcomes if not one.correct])


def _run(kept: Run) -> EvaluationRun:
    right, commit = float(kept.figures.get("all correct", 0.0)), str(kept.setup.get("commit", ""))
    return EvaluationRun(kept.id, kept.at, kept.suite, kept.split, kept.questions, right, kept.passes, commit)


def _categories(outcomes: Sequence[Outcome]) -> list[CategoryShare]:
    counts = Counter(one.question.category for one in outcomes)
    right = Counter(one.question.category for one in outcomes if one.correct)
    return [CategoryShare(name, right[name], counts[name]) for name in CATEGORIES if counts[name]]


def _missed(outcome: Outcome) -> MissedQuestion:
    asked = outcome.question
    return MissedQuestion(
        id=asked.id,
        question=asked.question,
        before=tuple(turn.question for turn in asked.history),
        status=outcome.status,
        answer=outcome.text,
        expected=tuple(asked.statuses),
        reference=asked.reference,
        missing=outcome.missing,
    )
