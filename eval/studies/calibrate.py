"""Fit the weights of the one decision, whether anything answers, on the dev half of the known questions.

`python -m eval.studies.calibrate` prints what `assistant.judging.answerability.WEIGHTS` would be, and what it would
refuse.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import REFUSALS
from assistant.ask import Assistant
from assistant.judging.answerability import answerability_features, unmet_constraints
from assistant.open_assistant import open_assistant
from corpus.errors import RujukanError, UsageError
from corpus.messages import message
from corpus.setup.flags import add_setting_flags, settings_from
from eval.question import KnownQuestion
from eval.questions import SHIPPED, load_questions
from eval.split import group_of, split_of

FOLDS = 10
"""Parts of cross-validation; a question and its twin lie in the same."""

PENALTY = 100.0
"""C of the logistic regression: so large that the weights are hardly held back. Five weights need no holding back."""

FALSE_REFUSALS = (0.03, 0.05, 0.08)
"""Shares of answerable questions refused, for which the recall of refusal is told."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The features of one question and whether it is answered; `restricted` where a constraint refuses it anyway."""

    group: str
    answerability_features: dict[str, float]
    answerable: bool
    restricted: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights, and by share of false refusals (threshold, recall of refusal), each question judged by other folds."""

    weights: dict[str, float]
    recalls: dict[float, tuple[float, float]]


def samples(questions: Sequence[KnownQuestion], door: Assistant) -> list[Sample]:
    """The samples of questions, follow-ups asked whole.

    Questions that may be answered or refused are left out, and those for which there is no evidence at all.
    """
    ids = {question.id for question in questions}
    found = []
    for question in questions:
        if question.answerable and REFUSALS.intersection(question.statuses):
            continue
        inquiry = door.look_into(question.standalone or question.question)
        if inquiry.evidence:
            found.append(
                Sample(
                    group_of(question, ids),
                    answerability_features(inquiry.question, inquiry.concepts, inquiry.evidence),
                    question.answerable,
                    bool(unmet_constraints(inquiry.question, inquiry.evidence)),
                )
            )
    return found


def fit(measured: Sequence[Sample]) -> Fit:
    """The logistic weights of the features, from the samples that no constraint refuses.

    Raises:
        UsageError: too few samples, or none answerable, or none not.
    """
    names = [name for name in measured[0].answerability_features if name != "constant"] if measured else []
    values = np.array([[sample.answerability_features[name] for name in names] for sample in measured])
    answerable = np.array([sample.answerable for sample in measured], bool)
    free = np.array([not sample.restricted for sample in measured], bool)
    _check(measured)
    weights = _weights(values[free], answerable[free])
    confidence = np.where(free, _cross_validated(values, answerable, free, [one.group for one in measured]), 0.0)
    thresholds = {share: float(np.quantile(confidence[answerable], share)) for share in FALSE_REFUSALS}
    return Fit(
        dict(zip(("constant", *names), weights, strict=True)),
        {share: (at, float((confidence[~answerable] <= at).mean())) for share, at in thresholds.items()},
    )


def _check(measured: Sequence[Sample]) -> None:
    for answerable in (True, False):
        groups = {one.group for one in measured if one.answerable is answerable and not one.restricted}
        if len(groups) < FOLDS:
            kind = "answerable" if answerable else "unanswerable"
            raise UsageError(
                message(
                    "{count} {kind} questions that no constraint refuses are too few to fit weights on; at "
                    "least {folds} are needed. Use the shipped questions, or add more.",
                    count=len(groups),
                    kind=kind,
                    folds=FOLDS,
                )
            )


def _weights(values: NDArray[np.float64], answerable: NDArray[np.bool_]) -> list[float]:
    """The constant first."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=PENALTY, max_iter=10_000).fit(values, answerable)
    return [float(model.intercept_[0]), *(float(weight) for weight in model.coef_[0])]


def _cross_validated(
    values: NDArray[np.float64], answerable: NDArray[np.bool_], free: NDArray[np.bool_], groups: Sequence[str]
) -> NDArray[np.float64]:
    """The confidence in each sample, shape (n,), by weights that were fitted without its group."""
    from sklearn.model_selection import GroupKFold

    found = np.zeros(len(values))
    for train, test in GroupKFold(FOLDS).split(values, answerable, groups):
        constant, *weights = _weights(values[train][free[train]], answerable[train][free[train]])
        found[test] = 1.0 / (1.0 + np.exp(-(constant + values[test] @ np.array(weights))))
    return found


def as_text(measured: Sequence[Sample], found: Fit) -> str:
    """The weights and what they refuse, as lines."""
    refused = {kind: [one.restricted for one in measured if one.answerable is kind] for kind in (True, False)}
    weights = ", ".join(f'"{name}": {weight:.1f}' for name, weight in found.weights.items())
    return "\n".join(
        (
            f"{len(refused[True])} answerable questions, {sum(refused[True])} refused by an unmet constraint",
            f"{len(refused[False])} unanswerable questions, {sum(refused[False])} refused by an unmet constraint",
            f"WEIGHTS = {{{weights}}}",
            *(
                f"false refusals {share:.0%}: confidence up to {at:.3f} refused, recall of refusal {recall:.3f}"
                for share, (at, recall) in found.recalls.items()
            ),
            "",
        )
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and print; 2 where there is too little to fit on, 1 where the store cannot be read."""
    parser = ArgumentParser(
        prog="python -m eval.studies.calibrate", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    parser.add_argument("--questions", type=Path, default=SHIPPED, metavar="DIR", help="other questions")
    add_setting_flags(parser)
    arguments = parser.parse_args(argv)
    try:
        questions = load_questions(arguments.questions)
        splits = split_of(questions)
        with open_assistant(settings_from(arguments), _tell) as door:
            measured = samples([one for one in questions if splits[one.id] == "dev"], door)
        sys.stdout.write(as_text(measured, fit(measured)))
    except RujukanError as error:
        _tell(str(error))
        return error.exit_code
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
