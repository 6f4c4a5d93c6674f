"""Statements that the checker learns from."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import UsageError
from eval.training import statements
from eval.training.examples import RELATIONS
from eval.training.statements import FILE, RELATION_OF, halves, load_statements, statement_groups

LINES = (
    {"set": "written", "id": "p1", "language": "en", "kind": "true", "text": "A ship leaves Kupang at seven."},
    {"set": "written", "id": "p1", "language": "en", "kind": "number", "text": "A ship leaves Kupang at nine."},
    {"set": "written", "id": "p3", "language": "id", "kind": "addition", "text": "Kapal penuh itu dari Sorong."},
)


def written_lines(folder: Path, *lines: dict[str, str]) -> Path:
    file = folder / "statements.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return file


def test_a_statement_comes_with_its_passage_and_what_that_makes_of_it(data: Path, tmp_path: Path) -> None:
    stated = load_statements(data, written_lines(tmp_path, *LINES))
    groups = statement_groups(stated, random.Random(1), 9)
    found = {(group.question, group.relation): group.candidates[0].text for group in groups}
    assert "Kupang" in found["A ship leaves Kupang at seven.", RELATIONS.index("e")]
    assert "Kupang" in found["A ship leaves Kupang at nine.", RELATIONS.index("c")]
    assert "Sorong" in found["Kapal penuh itu dari Sorong.", RELATIONS.index("n")]
    assert all(group.candidates[0].context == "Kapal › Jadwal:" for group in groups)


def test_what_is_true_of_one_passage_is_left_open_by_another(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All of these passages are alike.
    monkeypatch.setattr(statements, "TOO_ALIKE", 1.0)
    stated = load_statements(data, written_lines(tmp_path, *LINES))
    drawn = [group for seed in range(40) for group in statement_groups(stated, random.Random(seed), 9)]
    elsewhere = [one for one in drawn if one.question == LINES[0]["text"] and one.relation == RELATIONS.index("n")]
    assert 2 <= len(elsewhere) <= 20
    assert all("Sorong" in one.candidates[0].text for one in elsewhere)


def test_a_passage_that_is_not_there_is_told(data: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no passage p9"):
        load_statements(data, written_lines(tmp_path, {**LINES[0], "id": "p9"}))
    with pytest.raises(UsageError, match="cannot be read"):
        load_statements(data, tmp_path / "none")


def test_the_shipped_statements_are_half_true_and_over_no_passage_that_is_measured_with(shared: Path) -> None:
    stated = load_statements(shared / "data")
    kinds = Counter(one.kind for one in stated)
    assert set(kinds) == set(RELATION_OF)
    assert kinds["true"] * 2 == len(stated) == 15_316
    lines = Path(FILE.parents[2] / "studies" / "proof_evidence.jsonl").read_text("utf-8").splitlines()
    assert not {one.passage.id for one in stated} & {json.loads(line)["id"] for line in lines}
    learned, measured = halves(stated)
    assert not {one.passage.id for one in learned} & {one.passage.id for one in measured}
    assert 1_400 < len(measured) < 1_700
