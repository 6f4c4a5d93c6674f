import os
from pathlib import Path
from time import time

from assistant.ask import Assistant
from corpus.text.glossary import load_glossary
from eval.memory.unfinished import FORGOTTEN_AFTER_S, UnfinishedRun, run_key
from eval.questions import load_questions
from eval.run import run_questions
from eval.scoring.outcome import Outcome
from eval.split import split_of
from tests.eval.samples import outcome, question


def test_what_was_asked_before_the_kill_is_not_asked_again(
    door: Assistant, questions_folder: Path, tmp_path: Path
) -> None:
    questions = load_questions(questions_folder)
    first = UnfinishedRun(tmp_path, "key")

    def killed() -> None:
        if first.count == 2:
            raise KeyboardInterrupt

    asked: list[Outcome] = []
    try:
        asked = run_questions(questions, split_of(questions), door, load_glossary(), killed, keep=first)
    except KeyboardInterrupt:
        first.close()
    assert asked == []
    with next(tmp_path.iterdir()).open("a") as file:
        file.write('{"question": {"id": "cut sho')
    second = UnfinishedRun(tmp_path, "key")
    kept = [second.outcome(one) for one in questions[:3]]
    assert second.count == 2
    assert kept[2] is None
    outcomes = run_questions(questions, split_of(questions), door, load_glossary(), lambda: None, keep=second)
    assert outcomes[:2] == kept[:2]
    assert [one.question for one in outcomes] == questions
    second.finish()
    assert list(tmp_path.iterdir()) == []


def test_other_questions_settings_or_documents_are_another_run(door: Assistant) -> None:
    rows = door.documents()
    key = run_key([question()], rows, "model")
    assert key == run_key([question()], rows, "model")
    others = (
        run_key([question(id="b")], rows, "model"),
        run_key([question()], rows, "x"),
        run_key([question()], rows[:1], "model"),
    )
    assert len({key, *others}) == 4


def test_an_outcome_is_read_back_as_it_was(tmp_path: Path) -> None:
    run = UnfinishedRun(tmp_path, "key")
    whole = outcome(question(history=[["Apa?"]], standalone="Apa?"), ranks=(1, None), missing=("150",), correct_at=90)
    run.add(whole)
    run.close()
    again = UnfinishedRun(tmp_path, "key")
    assert again.outcome(whole.question) == whole
    again.finish()


def test_what_nobody_went_on_with_for_a_week_is_removed(tmp_path: Path) -> None:
    for name, age_s in (("old", FORGOTTEN_AFTER_S + 60), ("new", 60)):
        path = tmp_path / f"unfinished-{name}.jsonl"
        path.write_text("", "utf-8")
        os.utime(path, (time() - age_s, time() - age_s))
    UnfinishedRun(tmp_path, "key").finish()
    assert [path.name for path in tmp_path.iterdir()] == ["unfinished-new.jsonl"]
