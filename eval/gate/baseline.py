"""The baseline: an earlier run, kept in a file, by split, with what each question's answer was worth."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus.messages import message, reason_of
from eval.errors import BaselineError
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import METRICS, figures

SHIPPED = Path(__file__).parents[1] / "baseline.json"
SCHEMA = 2
SHOWN = 300
"""Characters of an answer that are kept, to be shown beside the new one."""

PAIRED = tuple(metric.name for metric in METRICS if metric.measure.value is not None)
"""Metrics that are compared question by question."""


@dataclass(frozen=True, slots=True)
class OldOutcome:
    """What became of a question in the baseline; `values` by metric, None where the metric did not apply."""

    status: str
    text: str
    values: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run of one split: `questions` is a digest of what was asked, `right` the ids answered right.

    `reason` is why it was written, `setup` what it was measured with.
    """

    questions: str
    figures: Mapping[str, float]
    right: frozenset[str]
    outcomes: Mapping[str, OldOutcome] = field(default_factory=dict)
    setup: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


def digest(outcomes: Sequence[Outcome]) -> str:
    """A fingerprint of the questions, their order and place in the files aside."""
    asked = {outcome.question.id: asdict(outcome.question) | {"place": ""} for outcome in outcomes}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


def load_baseline(path: Path, split: str) -> Baseline:
    """The baseline of a split.

    Raises:
        BaselineError: there is no such file, it is broken or of another schema, or does not hold that split.
    """
    raw = _read(path)
    found = raw.get(split)
    if found is None:
        raise BaselineError(
            message(
                "{path}: holds nothing on {split}. Write it with `rujukan eval --write-baseline {path}`.",
                path=path,
                split=split,
            )
        )
    try:
        return Baseline(
            questions=str(found["questions"]),
            figures={str(name): float(value) for name, value in found["figures"].items()},
            right=frozenset(found["right"]),
            outcomes={name: _outcome(one, raw["metrics"]) for name, one in raw["outcomes"].items()},
            setup=dict(found.get("setup", {})),
            reason=str(found.get("reason", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BaselineError(
            message(
                "{path}: what it holds on {split} is broken ({reason}). Write it anew.",
                path=path,
                split=split,
                reason=repr(error),
            )
        ) from error


def can_be_read(path: Path, split: str) -> bool:
    """Whether the file is a baseline that holds the split: a first one, or one of an older schema, is only written."""
    try:
        load_baseline(path, split)
    except BaselineError:
        return False
    return True


def holds(path: Path, split: str) -> bool:
    """Whether the baseline holds a split.

    Raises:
        BaselineError: it cannot be read, is broken or of another schema.
    """
    return split in _read(path)


def fingerprint(path: Path, split: str) -> str:
    """Eight characters that change with the questions or figures of the split.

    Raises:
        BaselineError: see `load_baseline`.
    """
    known = load_baseline(path, split)
    told = json.dumps([known.questions, dict(known.figures)], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def write_baseline(
    path: Path, runs: Mapping[str, Sequence[Outcome]], setup: Mapping[str, Any] | None = None, reason: str = ""
) -> None:
    """Write the runs, by split, as the new baseline; other splits in the file stay.

    Raises:
        BaselineError: the file exists and is broken, or cannot be written.
    """
    known = _read(path, replaceable=True) if path.exists() else {"outcomes": {}}
    kept = known["outcomes"] if known.get("metrics", list(PAIRED)) == list(PAIRED) else {}
    for split, outcomes in runs.items():
        known[split] = {
            "questions": digest(outcomes),
            "figures": {name: round(figure.value, 4) for name, figure in figures(outcomes).items()},
            "right": sorted(outcome.question.id for outcome in outcomes if outcome.correct),
            "setup": dict(setup or {}),
            "reason": reason,
        }
        kept |= {outcome.question.id: _kept(outcome) for outcome in outcomes}
    known |= {"schema": SCHEMA, "metrics": list(PAIRED), "outcomes": kept}
    try:
        path.write_text(_as_text(known), "utf-8")
    except OSError as error:
        raise BaselineError(
            message("{path}: cannot be written ({reason}). Choose another file.", path=path, reason=reason_of(error))
        ) from error


def paired_values(outcome: Outcome) -> dict[str, float | None]:
    """What each metric that is compared question by question makes of an outcome."""
    values = {m.name: m.measure.value(outcome) for m in METRICS if m.measure.value is not None}
    return {name: None if value is None else round(float(value), 4) for name, value in values.items()}


def _kept(outcome: Outcome) -> list[Any]:
    return [outcome.status, outcome.text[:SHOWN], list(paired_values(outcome).values())]


def _outcome(raw: Sequence[Any], metrics: Sequence[str]) -> OldOutcome:
    status, text, values = raw
    return OldOutcome(str(status), str(text), dict(zip(metrics, values, strict=True)))


def _as_text(known: Mapping[str, Any]) -> str:
    """JSON with a line for each question, so that a change of the baseline can be read as a difference."""
    plain = {name: value for name, value in known.items() if name != "outcomes"}
    lines = [
        f"  {json.dumps(name)}: {json.dumps(known['outcomes'][name], ensure_ascii=False)}"
        for name in sorted(known["outcomes"])
    ]
    whole = json.dumps(plain | {"outcomes": "@"}, indent=1, ensure_ascii=False, sort_keys=True)
    inner = "{\n" + ",\n".join(lines) + "\n }" if lines else "{}"
    return whole.replace('"outcomes": "@"', f'"outcomes": {inner}', 1) + "\n"


def _read(path: Path, *, replaceable: bool = False) -> dict[str, Any]:
    """The file's content; with `replaceable`, nothing where it is of another schema."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BaselineError(
            message("{path}: cannot be read ({reason}). Check the path.", path=path, reason=reason_of(error))
        ) from error
    except ValueError as error:
        raise BaselineError(
            message(
                "{path}: is not JSON ({reason}). Write it anew with --write-baseline.", path=path, reason=str(error)
            )
        ) from error
    if not isinstance(found, dict) or not isinstance(found.get("outcomes", {}), dict):
        raise BaselineError(message("{path}: is not a baseline. Write it anew with --write-baseline.", path=path))
    if found.get("schema") != SCHEMA and replaceable:
        return {"outcomes": {}}
    if found.get("schema") != SCHEMA:
        raise BaselineError(
            message(
                "{path}: is a baseline of schema {found}, and {wanted} is read. Write it anew with --write-baseline.",
                path=path,
                found=str(found.get("schema", 1)),
                wanted=SCHEMA,
            )
        )
    found.setdefault("outcomes", {})
    return found
