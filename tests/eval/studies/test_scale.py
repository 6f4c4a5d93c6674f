"""Stages of an answer timed over stores of different size."""

from pathlib import Path

import pytest

from corpus.embedding.encoder import Encoder
from corpus.store.store import Store, StoreLocation
from eval.studies.scale import STAGES, Opened, as_markdown, as_picture, main, measure, opened, opened_as_markdown


def test_every_stage_of_every_question_is_timed_in_every_store(data: Path, encoder: Encoder) -> None:
    questions = ["Where is the Harbour Office seated?", "Berapa anggaran Kantor Pelabuhan?"]
    with Store(StoreLocation(data, ""), encoder.name, encoder.dimension) as store:
        one, other = measure(questions, [store, store], encoder, turns=2)
    assert one.keys() == other.keys() == {(stage, question) for stage in STAGES for question in questions}
    assert all(milliseconds > 0 for milliseconds in one.values())
    for question in questions:
        assert one["answer, new", question] > one["encode the question", question]


def test_the_table_has_medians_and_what_they_are_of_the_first_stores() -> None:
    small = {(stage, question): 10.0 * place for stage in STAGES for place, question in enumerate("abc", 1)}
    large = {key: 3 * value for key, value in small.items()}
    lines = as_markdown([1000, 20_000], [small, large]).splitlines()
    assert lines[0] == "| ms, median (95th percentile) | 1,000 passages | 20,000 passages | × at 20,000 |"
    assert lines[2] == "| encode the question | 20.0 (29.0) | 60.0 (87.0) | 3.00 (3.00) |"
    assert len(lines) == len(STAGES) + 2
    picture = as_picture([1000, 20_000], [small, large])
    assert picture.count("<polyline") == 2 * len(("median", "95th"))
    assert "retrieval, 95th" in picture


def test_what_a_store_takes_is_that_of_a_process_of_its_own(data: Path) -> None:
    found = opened(data, ["Where is the Harbour Office seated?", "Berapa anggaran Kantor Pelabuhan?"])
    assert 0.5 < found.first_s < 120
    assert 100 < found.memory_mb < 4000
    assert opened_as_markdown([1000], [Opened(1.25, 812.4)]).splitlines()[2] == "| 1,000 | 1.2 | 812 |"


def test_a_store_that_is_not_there_is_an_error_with_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    assert "rujukan ingest" in capsys.readouterr().err
