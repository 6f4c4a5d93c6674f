"""The simulation of a cluster obeys what holds of any: no faster than its workers, no faster than its writer."""

from pathlib import Path

import pytest

from ingest.engines.simulate import MEASURED, simulate, table
from ingest.sync.embed import WINDOW

COSTS = MEASURED


@pytest.mark.parametrize("workers", [1, 2, 10, 100])
def test_no_cluster_is_faster_than_its_workers_or_its_writer(workers: int) -> None:
    found = simulate(10_000, workers, COSTS)
    assert found.seconds >= 10_000 * (COSTS.read + COSTS.encode) / workers
    assert found.seconds >= 10_000 * COSTS.write[0]
    assert 0 < found.workers_busy <= 1
    assert 0 < found.writer_busy <= 1


def test_more_workers_are_faster_until_the_writer_is_busy_all_the_time() -> None:
    found = [simulate(100_000, workers, COSTS) for workers in (1, 2, 10, 25, 100)]
    assert [one.seconds for one in found] == sorted((one.seconds for one in found), reverse=True)
    assert found[0].seconds / found[1].seconds > 1.9
    assert found[-1].writer_busy > 0.95
    assert found[-1].workers_busy < 0.2


def test_a_single_window_takes_as_long_as_one_worker_and_the_writer_take() -> None:
    found = simulate(WINDOW, 100, COSTS)
    steps = WINDOW * (COSTS.read + COSTS.encode + COSTS.write[0]) + COSTS.hand_out + COSTS.publish[0]
    assert found.seconds == pytest.approx(steps)


@pytest.mark.parametrize(("page", "comma"), [("cluster.md", ","), ("klaster.md", ".")])
def test_the_pages_have_the_table_that_it_prints(page: str, comma: str) -> None:
    text = (Path(__file__).parents[3] / "docs" / page).read_text("utf-8")
    for line in list(table(COSTS))[2:]:
        assert line.replace(",", comma) in text
