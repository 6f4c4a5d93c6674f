"""Retrieval's measures against cases worked out by hand, and against NIST's own trec_eval."""

from math import log2

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from eval.scoring import retrieval
from eval.scoring.measure import Measure
from tests.eval.samples import outcome


def value(measure: Measure, *ranks: tuple[int | None, ...]) -> float:
    figure = measure([outcome(ranks=one) for one in ranks])
    assert figure is not None
    return figure.value


def test_retrieval_is_scored_by_the_places_where_needs_are_met() -> None:
    found: tuple[tuple[int | None, ...], ...] = ((1, None), (6, 2), (None,), ())
    assert value(retrieval.hit_at(1), *found) == pytest.approx(1 / 3)
    assert value(retrieval.hit_at(5), *found) == pytest.approx(2 / 3)
    assert value(retrieval.needs_at(5), *found) == pytest.approx((0.5 + 0.5 + 0) / 3)
    assert value(retrieval.reciprocal_rank, *found) == pytest.approx((1 + 0.5 + 0) / 3)
    ideal = 1 + 1 / log2(3)
    assert value(retrieval.ndcg_at_10, *found) == pytest.approx(
        (1 / ideal + (1 / log2(7) + 1 / log2(3)) / ideal + 0) / 3
    )


def test_ndcg_is_one_for_the_ideal_order_and_never_more() -> None:
    assert value(retrieval.ndcg_at_10, (1, 2, 3)) == 1.0
    assert value(retrieval.ndcg_at_10, (1, 1, 1)) == 1.0


@given(st.lists(st.none() | st.integers(1, 15), min_size=1, max_size=4, unique=True))
def test_trec_eval_says_the_same_where_each_need_is_met_by_one_passage(ranks: list[int | None]) -> None:
    met = {rank: f"need-{place}" for place, rank in enumerate(ranks) if rank is not None}
    ranking = {met.get(rank, f"other-{rank}"): 20.0 - rank for rank in range(1, 11)}
    relevant = {f"need-{place}": 1 for place in range(len(ranks))}
    names = {"recip_rank", "ndcg_cut_10", "recall_5", "recall_10", "success_1", "success_5"}
    theirs = pytrec_eval.RelevanceEvaluator({"q": relevant}, names).evaluate({"q": ranking})["q"]
    row = tuple(ranks)
    assert value(retrieval.reciprocal_rank, row) == pytest.approx(theirs["recip_rank"])
    assert value(retrieval.ndcg_at_10, row) == pytest.approx(theirs["ndcg_cut_10"])
    assert value(retrieval.needs_at(5), row) == pytest.approx(theirs["recall_5"])
    assert value(retrieval.needs_at(10), row) == pytest.approx(theirs["recall_10"])
    assert value(retrieval.hit_at(1), row) == theirs["success_1"]
    assert value(retrieval.hit_at(5), row) == theirs["success_5"]
