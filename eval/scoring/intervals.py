"""A value with its 95 % interval: how far it could be off by the luck of which questions were asked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Sample = NDArray[np.float64]

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""

RESAMPLES = 1000
SEED = 20
"""Fixed, so that equal outcomes give equal intervals."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value over `count` questions or citations, with its 95 % interval."""

    value: float
    low: float
    high: float
    count: int


def share(hits: Iterable[bool]) -> Estimate | None:
    """The share of hits; None where there is nothing to count, here and below."""
    found = list(hits)
    return proportion(sum(found), len(found))


def proportion(successes: int, count: int) -> Estimate | None:
    """A proportion with Wilson's score interval (E. B. Wilson, JASA 22, 1927)."""
    if count == 0:
        return None
    value = successes / count
    middle = value + Z * Z / (2 * count)
    spread = Z * sqrt(value * (1 - value) / count + Z * Z / (4 * count * count))
    scale = 1 + Z * Z / count
    return Estimate(value, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale), count)


def mean(values: Iterable[float]) -> Estimate | None:
    """A mean with its percentile bootstrap interval (B. Efron, 1979)."""
    return _bootstrapped([_sample(values)], lambda drawn: drawn[0].mean(axis=-1))


def difference(ones: Iterable[float], others: Iterable[float]) -> Estimate | None:
    """The difference of the means of two independent samples, bootstrapped."""
    return _bootstrapped(
        [_sample(ones), _sample(others)], lambda drawn: drawn[0].mean(axis=-1) - drawn[1].mean(axis=-1)
    )


def percentile(values: Iterable[float], rank: float) -> Estimate | None:
    """A percentile, bootstrapped."""
    return _bootstrapped([_sample(values)], lambda drawn: np.percentile(drawn[0], rank, axis=-1))


def _sample(values: Iterable[float]) -> Sample:
    return np.asarray(list(values), dtype=np.float64)


def _bootstrapped(samples: Sequence[Sample], statistic: Callable[[Sequence[Sample]], Sample]) -> Estimate | None:
    """The statistic of the samples, and the 2.5th and 97.5th percentile of it over samples drawn with replacement."""
    if not all(len(sample) for sample in samples):
        return None
    generator = np.random.default_rng(SEED)
    drawn = [generator.choice(sample, (RESAMPLES, len(sample))) for sample in samples]
    low, high = np.percentile(statistic(drawn), (2.5, 97.5))
    return Estimate(float(statistic(samples)), float(low), float(high), sum(len(sample) for sample in samples))
