import json

from assistant.answer import Status
from eval.gate.baseline import Baseline, OldOutcome
from eval.gate.compare import compare
from eval.gate.misses import worst
from eval.gate.promises import broken_promises
from eval.gate.report import Report, as_json, as_markdown, as_terminal
from eval.scoring.outcome import Outcome
from eval.scoring.scoreboard import figures
from tests.eval.samples import outcome, question, refusable


def report(*outcomes: Outcome, baseline: Baseline | None = None) -> Report:
    measured = figures(outcomes)
    comparison = compare(outcomes, measured, baseline) if baseline else None
    return Report("dev", outcomes, measured, comparison, broken=tuple(broken_promises(outcomes)))


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
    assert [one["name"] for one in found["slices"]][:2] == ["direction: id→–", "category: factoid"]


def test_a_broken_promise_fails_alone_and_is_told_first() -> None:
    found = report(outcome(correct=True, citations=2, citations_exact=1))
    assert found.fails
    assert "BROKEN: quote not exact: factoid-1-id 1 / 2" in as_terminal(found)
    assert not report(outcome(correct=True, citations=2, citations_exact=2)).fails


def test_a_question_that_turned_is_shown_with_both_answers() -> None:
    old = OldOutcome("answered", "150 negara.", {})
    before = Baseline("x", {}, frozenset({"factoid-1-id"}), {"factoid-1-id": old}, {"model": "a"})
    text = as_terminal(report(outcome(text="Tidak tahu."), baseline=before))
    assert "before: (answered) 150 negara." in text
    assert "now: (answered) Tidak tahu." in text
    assert "changed: model from a to –" in text
