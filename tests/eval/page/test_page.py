"""The page as a browser gets it: whole, in both languages, harmless whatever documents say, and asking for nothing."""

import re
from html.parser import HTMLParser

from eval.gate.baseline import Baseline, OldOutcome
from eval.gate.compare import compare
from eval.gate.report import Report
from eval.page.page import as_html
from eval.page.words import WORDS
from eval.scoring.outcome import CitedQuote, Outcome
from eval.scoring.scoreboard import figures
from tests.eval.samples import outcome, question, refusable

HOSTILE = '<script>alert(1)</script> & "quoted"'


def page(*outcomes: Outcome) -> str:
    measured = figures(outcomes)
    old = OldOutcome("answered", "Dahulu benar.", {})
    before = Baseline("x", {}, frozenset({"turned"}), {"turned": old})
    return as_html(Report("dev", outcomes, measured, compare(outcomes, measured, before), suite="mine"))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.crossed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in {"meta", "link", "input", "line", "rect", "circle", "polyline", "path", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"line", "rect", "circle", "polyline", "path"}:
            return
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


def some() -> list[Outcome]:
    cited = CitedQuote("profil", 0, 5, "Kutipan <b>")
    return [
        outcome(
            question(id="right"), correct=True, confidence=0.9, cited=(cited,), ranks=(2,), evidence_languages=("id",)
        ),
        outcome(question(id="turned", question=HOSTILE), text=HOSTILE, missing=("150",)),
        outcome(refusable(id="refused"), "not_found", correct=True),
    ]


def test_every_question_is_there_with_answer_citations_and_evidence() -> None:
    text = page(*some())
    assert text.count('<details class="question') == 3
    assert "Kutipan &lt;b&gt;" in text
    assert "IOM beranggotakan 150 negara" in text
    assert "(answered) Dahulu benar." in text
    assert 'class="question wrong turned"' in text


def test_what_documents_say_is_text() -> None:
    text = page(*some())
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_the_page_loads_nothing_from_anywhere() -> None:
    text = page(*some())
    assert not re.search(r"(src|href)=\"(?!data:)", text)
    assert not re.search(r"https?://", text)
    assert "default-src 'none'" in text


def test_its_tags_are_closed_and_not_crossed() -> None:
    parser = Tags()
    parser.feed(page(*some()))
    assert (parser.crossed, parser.open) == ([], [])


def test_every_word_stands_in_both_languages() -> None:
    assert all(english and indonesian for english, indonesian in WORDS.values())
    text = page(*some())
    assert text.count('lang="en">') - 1 == text.count('lang="id">') or text.count('class="en"') == text.count(
        'class="id"'
    )


def test_a_run_of_no_answers_has_a_page_too() -> None:
    assert "<svg" in page(outcome(refusable(), "not_found", correct=True))
