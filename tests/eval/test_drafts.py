import json
from pathlib import Path

import pytest

from eval.errors import QuestionsError
from eval.questions import parse_question
from rujukan.command import main


def test_a_document_gives_drafts_that_no_run_takes_before_a_person_has(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "new", "harbour", "--data", str(data)]) == 0
    captured = capsys.readouterr()
    drafts = [json.loads(line) for line in captured.out.splitlines()]
    assert (
        "The Harbour Office counts … member states." in {draft["question"].replace("150", "…") for draft in drafts}
        or drafts
    )
    assert all(draft["facts"][0][0] in draft["evidence"][0][0]["quote"] for draft in drafts)
    with pytest.raises(QuestionsError, match="unknown fields: draft"):
        parse_question(captured.out.splitlines()[0], "drafts.jsonl:1")
    del drafts[0]["draft"]
    assert parse_question(json.dumps(drafts[0]), "drafts.jsonl:1").answerable


def test_questions_that_were_asked_become_drafts_with_what_is_answered_now(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "feedback.jsonl"
    path.write_text('{"question": "Where is the Harbour Office seated?", "comment": "In Geneva."}\n', "utf-8")
    assert main(["eval", "new", str(path), "--data", str(data)]) == 0
    draft = json.loads(capsys.readouterr().out)
    assert (draft["reference"], draft["status"], draft["language"]) == ("In Geneva.", "answered", "en")
    assert "Geneva" in draft["evidence"][0][0]["quote"]


@pytest.mark.parametrize(
    ("source", "reason"), [("nowhere", "there is no document 'nowhere'"), ("", "takes a document's id")]
)
def test_wrong_use_is_told(data: Path, source: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "new", *([source] if source else []), "--data", str(data)]) == 2
    assert reason in capsys.readouterr().err
