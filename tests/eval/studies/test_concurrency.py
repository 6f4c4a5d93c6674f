"""The same questions timed by one thread and by several."""

from pathlib import Path

import pytest

from corpus.embedding.encoder import Encoder
from corpus.store.store import Store, StoreLocation
from eval.studies.concurrency import THREADS, main, measure, table


def test_all_numbers_of_threads_are_timed_with_new_and_with_known_sentences(data: Path, encoder: Encoder) -> None:
    with Store(StoreLocation(data, ""), encoder.name, encoder.dimension) as store:
        found = measure(["Where is the Harbour Office seated?"], store, encoder, turns=1)
    assert found.keys() == {(threads, known) for threads in THREADS for known in (False, True)}
    assert all(seconds > 0 for seconds in found.values())


def test_the_table_says_how_many_times_as_fast_as_one_thread() -> None:
    found = {(threads, known): 8.0 / threads for threads in THREADS for known in (False, True)}
    assert table(found).splitlines()[4] == "| 4 | 2.00 | 4.00 | 2.00 | 4.00 |"


def test_a_store_that_is_not_there_is_an_error_with_a_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path)]) == 1
    assert "rujukan ingest" in capsys.readouterr().err
