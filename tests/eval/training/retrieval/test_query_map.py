"""The query map learned: questions come nearest to the passages that answer them."""

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.retrieval.query_map import MAP_FILE, MATRIX, MODEL
from eval.training.retrieval import query_map as training
from eval.training.retrieval.query_map import DEPTHS, learn, main, recalls, write
from tests.stores import HashingEncoder

DIMENSION = 12


def rows(count: int, seed: int) -> training.Vectors:
    """Unit vectors."""
    found = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def test_questions_that_point_elsewhere_are_turned_to_their_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "PASSES", 100)
    monkeypatch.setattr(training, "RATE", 0.05)
    passages = rows(30, 1)
    answering = np.arange(30)
    queries = np.roll(passages, 1, axis=1)  # each number in the next one's place
    before = recalls(queries, passages, answering, ["id→id"] * 30)["all"]
    turned = np.stack([learn(queries, passages, answering, seeds=(0,)).turned(one) for one in queries])
    after = recalls(turned, passages, answering, ["id→id"] * 30)["all"]
    assert before[0] < 0.3
    assert after[0] > 0.9


def test_one_seed_gives_the_same_map_again() -> None:
    passages, queries = rows(20, 1), rows(20, 2)
    one, other = (learn(queries, passages, np.arange(20), seeds=(5,)) for _ in range(2))
    np.testing.assert_array_equal(one.matrix, other.matrix)


def test_recall_counts_the_passages_that_are_nearer() -> None:
    passages = np.eye(DIMENSION, dtype=np.float32)
    asked = np.array([[3, 2, 1, *[0] * 9], [3, 2, 1, *[0] * 9]], np.float32)
    found = recalls(asked, passages, np.array([0, 2]), ["id→id", "en→id"])
    assert dict(zip(DEPTHS, found["id→id"], strict=True)) == {1: 1.0, 5: 1.0, 12: 1.0, 24: 1.0}
    assert dict(zip(DEPTHS, found["en→id"], strict=True)) == {1: 0.0, 5: 1.0, 12: 1.0, 24: 1.0}
    assert found["all"][0] == 0.5


def test_the_file_tells_whose_vectors_it_turns(tmp_path: Path) -> None:
    from safetensors import safe_open

    made = learn(rows(20, 2), rows(20, 1), np.arange(20), seeds=(0,))
    write(made, "a-model", tmp_path / MAP_FILE)
    with safe_open(tmp_path / MAP_FILE, "np") as file:
        assert file.metadata() == {MODEL: "a-model"}
        np.testing.assert_allclose(file.get_tensor(MATRIX), made.matrix, atol=2e-3)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two documents of four passages, a question on each."""
    folder = tmp_path / "written"
    folder.mkdir()
    passages, questions = [], []
    for number in range(8):
        name = f"p{number}"
        text = f"Kapal nomor {number} berlabuh di dermaga {number}."
        passages.append({"id": name, "title": "", "text": text, "lang": "id", "document": f"d{number % 2}"})
        questions.append(
            {"id": f"q{number}", "text": f"Di mana kapal nomor {number}?", "lang": "id", "answers": ["dermaga"]}
            | {"passage_id": name, "context_passage_id": name, "answerable": True, "split": "train"}
        )
    for name, lines in (("passages", passages), ("questions", questions)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    return tmp_path


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command writes, and an encoder that is made at once."""
    monkeypatch.setenv("RUJUKAN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(training, "load_encoder", lambda *_: HashingEncoder())
    monkeypatch.setattr(training, "write", lambda made, model: write(made, model, tmp_path / MAP_FILE))
    return tmp_path / MAP_FILE


def test_what_is_held_out_is_measured_and_nothing_written(
    data: Path, shipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(data), "--held-out", "d1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["questions"] == 4
    assert set(told["before"]) == set(told["after"]) == {"id→id", "all"}
    assert not shipped.exists()


def test_the_command_writes_the_map(data: Path, shipped: Path) -> None:
    assert main(["--data", str(data)]) == 0
    assert shipped.is_file()


def test_a_document_that_is_not_there_is_named(data: Path, shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "--held-out", "d9"]) == 2
    assert "d9" in capsys.readouterr().err


def test_a_folder_without_the_set_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
