"""Whether two runs over the same questions differ by more than chance, question by question."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Literal

import numpy as np

from eval.scoring.intervals import SEED

ALPHA = 0.05
"""Two-sided. Not corrected for the number of figures and slices: the gate should rather ask once too often. Six
questions lost and none won are enough (p = 0.031), five are not (0.063)."""

RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class PairedTest:
    """`better` and `worse` count the questions that moved; `p` is the chance of so uneven a split by luck."""

    better: int
    worse: int
    p: float

    @property
    def is_loss(self) -> bool:
        """Whether it got worse by more than chance."""
        return self.worse > self.better and self.p < ALPHA


def mcnemar(before: Sequence[bool], now: Sequence[bool]) -> PairedTest:
    """McNemar's exact test (1947, by the binomial distribution) for answers that are right or wrong."""
    better = sum(is_ and not was for was, is_ in zip(before, now, strict=True))
    worse = sum(was and not is_ for was, is_ in zip(before, now, strict=True))
    return PairedTest(better, worse, binomial(min(better, worse), better + worse))


def binomial(fewer: int, count: int) -> float:
    """Two-sided p of at most `fewer` heads, or as many tails, in `count` tosses of a fair coin."""
    return min(1.0, float(2 * sum(comb(count, k) for k in range(fewer + 1)) / 2**count))


def bootstrap(before: Sequence[float], now: Sequence[float], better: Literal["higher", "lower"]) -> PairedTest:
    """A paired bootstrap of the mean difference (B. Efron, 1979) with a fixed seed, for numbers."""
    gained = np.asarray(now, np.float64) - np.asarray(before, np.float64)
    if better == "lower":
        gained = -gained
    up, down = int((gained > 0).sum()), int((gained < 0).sum())
    if up + down < 6:  # too few moved for any test; McNemar needs as many
        return PairedTest(up, down, 1.0)
    means = np.random.default_rng(SEED).choice(gained, (RESAMPLES, len(gained))).mean(axis=1)
    p = 2 * min(float((means >= 0).mean()), float((means <= 0).mean()))
    return PairedTest(up, down, min(1.0, max(p, 2 / RESAMPLES)))
