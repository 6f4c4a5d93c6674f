import json
from pathlib import Path

import pytest

from rujukan.command import main

TEXTS = {
    "a": "Kantor Pelabuhan berdiri pada tahun 1951 dan berkedudukan di Jenewa.",
    "b": "Anggaran tahunan rumah sakit ini sebesar satu miliar rupiah, separuhnya untuk obat.",
    "c": "Gunung itu meletus dua kali dalam seratus tahun dan mengubur tiga desa.",
}
ASKED = [("Kapan Kantor Pelabuhan didirikan?", "a", ["tahun 1951"]), ("Berapa desa yang terkubur?", "c", ["tiga desa"])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "idk_mrc"
    place.mkdir(parents=True)
    passages = [{"id": name, "title": None, "text": text, "lang": "id"} for name, text in TEXTS.items()]
    questions = [
        {
            "id": str(n),
            "text": text,
            "lang": "id",
            "answers": answers,
            "passage_id": name,
            "answerable": True,
            "split": "test",
        }
        for n, (text, name, answers) in enumerate(ASKED)
    ]
    miss: dict[str, object] = {
        "id": "x",
        "text": "Siapa dokternya?",
        "lang": "id",
        "answers": [],
        "passage_id": None,
        "split": "test",
    }
    questions.append(miss | {"answerable": False, "context_passage_id": "b"})
    for name, rows in (("passages.jsonl", passages), ("questions.jsonl", questions)):
        (place / name).write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return tmp_path / "data"


def test_a_set_is_read_and_searched_and_all_figures_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["--split", "test", "--json", "--data", str(tmp_path / "store")]
    assert main(["eval", "benchmark", "idk_mrc", str(folder), *flags]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["benchmark"], found["split"], found["questions"], found["passages"]) == ("idk_mrc", "test", 3, 3)
    assert (found["recall@1"], found["recall@10"], found["mrr@10"]) == (1.0, 1.0, 1.0)
    assert {"em", "f1", "answerability_auc"} < found.keys()
    assert found["directions"]["id→id"]["recall@1"] == 1.0
    assert found["published"]["IndoBERT-base, test (Putri and Oh, EMNLP 2022)"] == {"f1": 0.725}


def test_the_folder_of_the_set_itself_will_do_and_one_part_can_be_measured_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "benchmark", "idk_mrc", str(folder / "idk_mrc"), "reading", "--split", "test"]) == 0
    out = capsys.readouterr().out
    assert "idk_mrc, split test: 3 questions" in out
    assert "recall@1" not in out


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["squad", "."], "takes one of idk_mrc, tydiqa"),
        (["idk_mrc"], "takes one of"),
        (["idk_mrc", "nowhere"], "nowhere: holds neither idk_mrc nor questions.jsonl"),
    ],
)
def test_wrong_use_is_told(given: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "benchmark", *given]) == 2
    assert reason in capsys.readouterr().err


def test_a_split_that_a_set_lacks_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "benchmark", "idk_mrc", str(folder)]) == 2
    assert "no question of the split valid; there are test" in capsys.readouterr().err
