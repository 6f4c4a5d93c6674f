import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.scoring.intervals import difference, mean, percentile, proportion, share


@pytest.mark.parametrize(
    ("successes", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_a_proportion_has_wilson_s_interval(successes: int, count: int, low: float, high: float) -> None:
    figure = proportion(successes, count)
    assert figure is not None
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=2e-4)


def test_nothing_counted_gives_no_figure() -> None:
    assert proportion(0, 0) is share([]) is mean([]) is percentile([], 50) is difference([], [1.0]) is None


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30))
def test_a_mean_lies_in_its_interval_and_equal_values_give_equal_intervals(values: list[float]) -> None:
    figure = mean(values)
    assert figure is not None
    assert figure == mean(values)
    assert min(values) - 1e-9 <= figure.low <= figure.high <= max(values) + 1e-9


def test_the_interval_of_a_mean_narrows_with_its_count() -> None:
    few, many = mean([0.0, 1.0] * 5), mean([0.0, 1.0] * 500)
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 5


def test_the_interval_of_a_difference_leaves_zero_out_where_the_samples_differ() -> None:
    figure = difference([1.0] * 50, [0.0] * 40 + [1.0] * 10)
    assert figure is not None
    assert figure.value == pytest.approx(0.8)
    assert (figure.low > 0.5, figure.count) == (True, 100)
