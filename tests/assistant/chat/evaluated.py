"""Two runs of an evaluation over the documents of `texts.py`, in a history as `rujukan eval` writes it."""

from pathlib import Path

from eval.gate.report import Report
from eval.history.database import RunHistory
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from tests.assistant.chat.texts import FOUNDED, HOSTILE_SENTENCE
from tests.eval.samples import outcome, question

FOLLOW_UP = "Who is its director?"


def write_history(path: Path) -> Path:
    """The file: first a run with two misses, then one with one more question and the same misses."""
    follow_up = question(
        id="director-en",
        language="en",
        category="follow_up",
        question=FOLLOW_UP,
        history=[[FOUNDED]],
        standalone="Who is the director of the Northern Harbour Service?",
        reference="Ingrid Solberg.",
    )
    missed = outcome(follow_up, "not_found", text="Not in the documents.", missing=("Solberg",))
    hostile = outcome(question(id="lamp-en", language="en", question=HOSTILE_SENTENCE), text=HOSTILE_SENTENCE)
    with RunHistory(path) as history:
        history.add(_report(missed, hostile))
        history.add(_report(missed, hostile, outcome(question(id="pilots-id"), correct=True)))
    return path


def _report(*outcomes: Outcome) -> Report:
    return Report("dev", outcomes, figures(outcomes), suite="harbour")
