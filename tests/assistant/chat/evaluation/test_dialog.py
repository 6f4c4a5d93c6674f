"""The evaluation's dialog as markup: every run, every miss, harmless whatever was answered."""

import json
from dataclasses import asdict, dataclass, replace

import pytest

from assistant.chat.evaluation.dialog import LAST_RUNS, MOST_MISSED, evaluation_dialog
from assistant.chat.evaluation.runs import CategoryShare, Evaluation, EvaluationRun, MissedQuestion
from assistant.chat.evaluation.words import evaluation_words
from assistant.chat.words import ENGLISH, INDONESIAN, Words
from corpus.errors import UsageError
from eval.question import CATEGORIES
from tests.assistant.chat.reading import seen

HOSTILE = "<img src=x onerror='window.stolen=1'> & \"quoted\""
RUN = EvaluationRun(7, "2026-11-28T10:30:00+00:00", "shipped", "dev", 2, 0.5, passes=True, commit="abc")
MISSED = MissedQuestion(
    "b", HOSTILE, ("What is IOM?",), "not_found", HOSTILE, ("answered", "conflicting"), "In 1951.", ("1951", HOSTILE)
)


@dataclass
class Kept:
    """Runs that are handed out as they are; what was asked for is remembered."""

    found: Evaluation | None
    asked: int | None = None

    def evaluation(self, number: int | None = None) -> Evaluation | None:
        self.asked = number
        return self.found


FOUND = Evaluation(
    RUN, [replace(RUN, number=9 - place) for place in range(9)], [CategoryShare("factoid", 1, 2)], [MISSED]
)


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_a_miss_stands_with_what_came_what_was_expected_and_how_to_ask_it_again(words: Words) -> None:
    said = evaluation_words(words.code)
    read = seen(evaluation_dialog(Kept(FOUND), None, words))
    (miss,) = read.inside["details"]
    for part in (HOSTILE, "In 1951.", "1951", f"{said.asked_before}: What is IOM?", said.statuses["conflicting"]):
        assert part in miss
    (button,) = [attrs for tag, attrs in read.elements if tag == "button" and attrs.get("data-act") == "ask-anew"]
    assert json.loads(button["data-questions"] or "") == ["What is IOM?", HOSTILE]
    assert not [tag for tag, _ in read.elements if tag in {"img", "script"}]
    assert ("50,0\N{NO-BREAK SPACE}%" if words is INDONESIAN else "50.0\N{NO-BREAK SPACE}%") in read.text
    assert said.categories["factoid"] in read.inside["th"]


def test_the_runs_are_doors_to_one_another_and_the_chart_has_those_of_the_same_questions() -> None:
    other = replace(RUN, number=8, suite="other")
    read = seen(evaluation_dialog(Kept(replace(FOUND, runs=[other, RUN])), 7, ENGLISH))
    doors = [attrs for tag, attrs in read.elements if attrs.get("data-act") == "evaluation"]
    assert [(door["data-run"], door.get("aria-current")) for door in doors] == [("8", None), ("7", "true")]
    assert len([tag for tag, _ in read.elements if tag == "circle"]) == 1
    many = [replace(RUN, number=number) for number in range(LAST_RUNS + 5)]
    read = seen(evaluation_dialog(Kept(replace(FOUND, runs=many)), None, ENGLISH))
    assert len([attrs for _, attrs in read.elements if attrs.get("data-act") == "evaluation"]) == LAST_RUNS


@pytest.mark.parametrize(("number", "asked"), [(3, 3), (None, None), ("3", None), (True, None), ([3], None)])
def test_the_number_of_a_run_may_be_anything(number: object, asked: int | None) -> None:
    kept = Kept(FOUND)
    evaluation_dialog(kept, number, ENGLISH)
    assert kept.asked == asked


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
def test_what_is_not_there_is_told(words: Words) -> None:
    said = evaluation_words(words.code)
    assert "rujukan eval" in seen(evaluation_dialog(Kept(None), None, words)).text
    none_missed = seen(evaluation_dialog(Kept(replace(FOUND, missed=[])), None, words))
    assert said.none_missed in none_missed.text
    other = seen(evaluation_dialog(Kept(replace(FOUND, missed=None, categories=())), None, words))
    assert said.other_version in other.text


def test_of_very_many_misses_the_first_are_shown_and_the_rest_is_counted() -> None:
    read = seen(evaluation_dialog(Kept(replace(FOUND, missed=[MISSED] * (MOST_MISSED + 3))), None, ENGLISH))
    assert len(read.inside["details"]) == MOST_MISSED
    assert "3 more; the page that this writes has all of a run: rujukan eval --report FOLDER" in read.text


def test_a_history_that_cannot_be_read_says_why() -> None:
    class Broken:
        def evaluation(self, number: int | None = None) -> Evaluation | None:  # noqa: ARG002
            raise UsageError("history.sqlite: no database")

    read = seen(evaluation_dialog(Broken(), None, ENGLISH))
    assert evaluation_words("en").unreadable in read.text
    assert "history.sqlite: no database" in read.text


def test_both_languages_name_every_category_and_have_the_same_gaps() -> None:
    english, indonesian = (asdict(evaluation_words(code)) for code in ("en", "id"))
    assert english["categories"].keys() == indonesian["categories"].keys() == set(CATEGORIES)
    assert english["statuses"].keys() == indonesian["statuses"].keys()
    assert all(english[key] and indonesian[key] for key in english)
    assert [str(text).count("{") for text in english.values()] == [str(text).count("{") for text in indonesian.values()]
