from pathlib import Path

from eval.scoring.scoreboard import METRICS, figures, metrics_table
from tests.eval.samples import outcome, refusable

PAGE = Path(__file__).resolve().parents[3] / "docs" / "evaluation.md"


def test_a_metric_that_does_not_apply_is_left_out() -> None:
    found = figures([outcome(refusable(), "not_found")])
    assert "refusal recall" in found
    assert "hit@5" not in found


def test_the_documentation_describes_every_metric_as_it_is() -> None:
    assert metrics_table() in PAGE.read_text("utf-8"), (
        f"{PAGE} is stale; its table of metrics is now:\n{metrics_table()}"
    )
    assert len({metric.name for metric in METRICS}) == len(METRICS)
