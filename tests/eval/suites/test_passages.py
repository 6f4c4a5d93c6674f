import gzip
import json
from pathlib import Path

import pytest

from eval.errors import QuestionsError
from eval.scoring.facts import holds
from eval.suites.passages import as_known, load_given_questions, load_passages

PASSAGE = {"id": "p1", "text": "Pasal 1\n\nUang paksa Rp5.000.000 dibayar.", "lang": "id", "document": "uu-1"}
ASKED = {
    "id": "q1",
    "text": "How high is the fine?",
    "lang": "en",
    "answers": ["Rp5.000.000"],
    "passage_id": "p1",
    "context_passage_id": "p1",
    "answerable": True,
    "split": "dev",
    "kind": "how_many",
    "style": "keyword",
}
MISS = ASKED | {"id": "q2", "answers": [], "passage_id": None, "answerable": False, "kind": "why"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "passages.jsonl").write_text(json.dumps(PASSAGE) + "\n", "utf-8")
    lines = [ASKED, MISS, ASKED | {"id": "q3", "split": "train"}]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return tmp_path


def test_answers_become_a_fact_and_the_line_that_holds_them_evidence(folder: Path) -> None:
    passages = {one.id: one for one in load_passages(folder)}
    text = "Undang-Undang\n\nPasal 1\n\nUang paksa Rp5.000.000 dibayar."
    found = as_known(load_given_questions(folder, "dev"), passages, {"uu-1": text}, alone=False)
    assert [one.category for one in found] == ["factoid", "unanswerable"]
    assert found[0].evidence[0][0].quote == "Uang paksa Rp5.000.000 dibayar."
    assert holds("a fine of 5 million rupiah, Rp5.000.000", found[0].facts[0])
    assert (found[0].style, found[1].facts, found[1].evidence) == ("colloquial", (), ())


def test_what_is_not_stored_is_not_asked(folder: Path) -> None:
    passages = {one.id: one for one in load_passages(folder)}
    asked = load_given_questions(folder, "dev")
    assert as_known(asked, passages, {"uu-2": ""}, alone=False) == []
    assert len(as_known(asked, passages, {"p1": PASSAGE["text"]}, alone=True)) == 2


def test_a_split_that_is_not_there_names_those_that_are(folder: Path) -> None:
    with pytest.raises(QuestionsError, match="no question of the split test; there are dev, train"):
        load_given_questions(folder, "test")


def test_a_packed_file_is_read_as_well_and_a_broken_line_is_named(folder: Path) -> None:
    path = folder / "passages.jsonl"
    (folder / "passages.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    assert load_passages(folder)[0].document == "uu-1"
    path.write_text('\n{"id": "x"}', "utf-8")
    with pytest.raises(QuestionsError, match=r"passages\.jsonl:2: lacks lang, text"):
        load_passages(folder)
