from pathlib import Path

from assistant.ask import Assistant
from corpus.text.glossary import load_glossary
from eval.question import KnownQuestion
from eval.questions import load_questions
from eval.run import run_questions, stored_texts
from eval.scoring.outcome import Outcome, write_outcomes
from eval.split import split_of
from tests.eval.samples import question


def ask(questions: list[KnownQuestion], door: Assistant) -> list[Outcome]:
    done: list[int] = []
    outcomes = run_questions(questions, split_of(questions), door, load_glossary(), lambda: done.append(1))
    assert len(done) == len(questions)
    return outcomes


def test_every_question_gets_an_outcome_in_order(door: Assistant, questions_folder: Path) -> None:
    questions = load_questions(questions_folder)
    outcomes = ask(questions, door)
    assert [outcome.question for outcome in outcomes] == questions
    assert all(outcome.citations_exact == outcome.citations for outcome in outcomes)
    assert all(rank is not None and rank <= 2 for outcome in outcomes for rank in outcome.ranks)
    assert [outcome.correct_whole is not None for outcome in outcomes] == [False, False, True, False]


def test_two_runs_differ_in_nothing_but_time(door: Assistant, questions_folder: Path) -> None:
    questions = load_questions(questions_folder)
    one, two = ask(questions, door), ask(questions, door)
    assert [str(o).split("milliseconds")[0] for o in one] == [str(o).split("milliseconds")[0] for o in two]


def test_a_question_that_the_product_cannot_take_fails_alone(door: Assistant) -> None:
    long = question(question="a" * 100_000, evidence=[])
    outcomes = ask([long, question(id="factoid-2-id")], door)
    assert [outcome.status == "error" for outcome in outcomes] == [True, False]


def test_the_stored_texts_are_the_whole_documents(door: Assistant) -> None:
    texts = stored_texts(door)
    assert sorted(texts) == ["harbour", "pelabuhan"]
    assert "The Harbour Office counts 150 member states." in texts["harbour"]


def test_outcomes_are_written_one_a_line(door: Assistant, questions_folder: Path, tmp_path: Path) -> None:
    outcomes = ask(load_questions(questions_folder), door)
    write_outcomes(outcomes, tmp_path / "outcomes.jsonl")
    assert len((tmp_path / "outcomes.jsonl").read_text("utf-8").splitlines()) == len(outcomes)
