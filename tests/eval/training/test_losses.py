"""The loss over all candidates of a question."""

import math

import pytest
import torch

from eval.training.evaluation import log_sum, refused_rightly
from eval.training.losses import listwise, span_loss


def test_beside_a_near_miss_it_is_what_the_product_decides_by() -> None:
    has = [-2.0, 0.5, -1.0]
    assert float(listwise(torch.tensor(has), [])) == pytest.approx(math.log1p(math.exp(log_sum(has))))


def test_the_passage_that_answers_must_beat_the_others_and_nothing() -> None:
    sure, torn = torch.tensor([6.0, -6.0]), torch.tensor([6.0, 6.0])
    assert float(listwise(sure, [0])) < 0.01
    assert float(listwise(torn, [0])) == pytest.approx(math.log(2), abs=0.01)
    assert float(listwise(torn, [0, 1])) < 0.01, "both answer"
    assert float(listwise(sure, [1])) > 10


def test_of_one_passage_it_is_the_usual_loss() -> None:
    one = torch.tensor([0.7])
    usual = torch.nn.functional.binary_cross_entropy_with_logits
    for golds, target in (([0], 1.0), ([], 0.0)):
        assert float(listwise(one, golds)) == pytest.approx(float(usual(one, torch.tensor([target]))))


def test_rows_count_in_the_span_for_what_they_weigh() -> None:
    span = torch.zeros(2, 4, 2)
    span[0, 3] = 9.0  # sure of the token 3, where 1 is right
    targets = torch.tensor([[1, 1], [0, 0]])
    wrong, open_ = 9 + math.log1p(3 * math.exp(-9)), math.log(4)
    for weights in ([1.0, 1.0], [1.0, 0.1], [0.0, 1.0]):
        expected = (weights[0] * wrong + weights[1] * open_) / sum(weights)
        assert float(span_loss(span, targets, torch.tensor(weights))) == pytest.approx(expected)
    assert float(span_loss(span, targets, torch.zeros(2))) == 0.0


def test_what_is_refused_rightly_is_counted_where_a_tenth_is_refused_wrongly() -> None:
    answerable = [float(sign) for sign in range(10)]
    signs = [*answerable, -1.0, 0.5, 3.0]
    assert refused_rightly(signs, [True] * 10 + [False] * 3) == pytest.approx(2 / 3)
