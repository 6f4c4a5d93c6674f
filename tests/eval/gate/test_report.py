import json

from assistant.answer import Status
from eval.gate.compare import Baseline, compare
from eval.gate.report import Report, as_json, as_markdown, as_terminal, breakdown, worst
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from tests.eval.samples import outcome, question, refusable


def report(*outcomes: Outcome, baseline: Baseline | None = None) -> Report:
    measured = figures(outcomes)
    return Report("dev", outcomes, measured, compare(outcomes, measured, baseline) if baseline else None)


def test_the_gravest_misses_come_first() -> None:
    right = outcome(correct=True)
    timid = outcome(status=Status.NOT_FOUND, confidence=0.9)
    wrong = outcome(question(id="b"), confidence=0.9)
    surer = outcome(question(id="a"), confidence=0.95)
    invented = outcome(refusable())
    false = outcome(confirmed=("NGO",))
    broken = outcome(status="error")
    assert worst([right, timid, wrong, surer, invented, false, broken]) == [
        broken,
        false,
        invented,
        surer,
        wrong,
        timid,
    ]


def test_the_share_correct_is_told_for_every_group_that_was_asked() -> None:
    found = dict(breakdown([outcome(correct=True), outcome(question(style="typo"))]))
    assert (found["factoid"].value, found["typo"].value, found["plain"].count) == (0.5, 0.0, 1)
    assert "list" not in found


def test_the_terminal_shows_figures_baseline_falls_and_misses() -> None:
    miss = outcome(missing=("150",), ranks=(3, None), standalone="Berapa anggota IOM pada 2017?")
    text = as_terminal(report(miss, baseline=Baseline("x", {"answers correct": 1.0}, frozenset({"factoid-1-id"}))))
    assert "answers correct" in text
    assert "1.000  FELL" in text
    assert "FELL: answers correct from 1.000 to 0.000, may fall by 0.02" in text
    assert "the questions are not those of the baseline" in text
    assert "newly wrong: factoid-1-id" in text
    assert "understood: Berapa anggota IOM pada 2017?" in text
    assert "evidence found at: 3, –" in text
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_without_a_baseline_the_report_says_so() -> None:
    assert "no baseline" in as_terminal(report(outcome(correct=True)))


def test_text_from_documents_stays_text_in_markdown_and_on_the_terminal() -> None:
    hostile = outcome(question(question="<script>*x*</script> \x1b[31m | `y`"))
    markdown = as_markdown(report(hostile))
    assert "<script>" not in markdown
    assert "\\<script\\>\\*x\\*" in markdown
    assert "\x1b" not in markdown + as_terminal(report(hostile))


def test_the_json_holds_every_figure_with_its_interval() -> None:
    found = json.loads(json.dumps(as_json(report(outcome(correct=True)))))
    assert found["figures"]["answers correct"]["value"] == 1.0
    assert found["figures"]["answers correct"]["low"] < 1.0
    assert (found["questions"], found["comparison"], found["worst"]) == (1, None, [])
