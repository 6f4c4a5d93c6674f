"""When one quantity says what another asks for, whatever its notation."""

from decimal import Decimal

from corpus.quantities.dates import day_range
from corpus.quantities.quantities import Quantity

_TIMES = frozenset({"year", "date"})
_MAGNITUDES = frozenset({"decade", "vague"})


def states(found: Quantity, wanted: Quantity) -> bool:
    """Whether a text that holds `found` says `wanted`.

    What `wanted` leaves open does not matter: a bare number meets any unit, a year any day in it, one end of a range
    that is written out meets the range. What it gives must be met: its unit, its "more than".
    """
    return _compares(found, wanted) and (
        _within(found, wanted) if found.kind in _TIMES and wanted.kind in _TIMES else _equal(found, wanted)
    )


def _compares(found: Quantity, wanted: Quantity) -> bool:
    if wanted.comparison == "=":
        return True
    return (wanted.comparison, wanted.approximate) == (found.comparison, found.approximate)


def _equal(found: Quantity, wanted: Quantity) -> bool:
    """Whether two quantities that are not both times have one value, of one kind where the kind matters."""
    kinds = {found.kind, wanted.kind}
    if len(kinds) > 1 and (kinds & _MAGNITUDES or "date" in kinds or ("ordinal" in kinds and "label" not in kinds)):
        return False
    if wanted.unit not in {"", found.unit}:
        return False
    one_end = wanted.low == wanted.high and wanted.low in {found.low, found.high} and not kinds & _MAGNITUDES
    return one_end or (wanted.low, wanted.high) == (found.low, found.high)


def _within(found: Quantity, wanted: Quantity) -> bool:
    """Whether the days found lie in those wanted, or one end of a range of years found does."""
    if wanted.kind == found.kind == "year" and wanted.low == wanted.high:
        return wanted.low in {found.low, found.high}
    first, last = _days(wanted)
    low, high = _days(found)
    if first < 10_000 or low < 10_000:
        if "year" in {wanted.kind, found.kind}:
            return False
        first, last, low, high = first % 10_000, last % 10_000, low % 10_000, high % 10_000
    spans_years = low // 10_000 != high // 10_000
    return first <= low <= high <= last or (spans_years and (first <= low <= last or first <= high <= last))


def _days(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The first and the last day, as YYYYMMDD; below 10,000 where no year is given."""
    if quantity.kind == "date":
        return quantity.low, quantity.high
    return Decimal(day_range(int(quantity.low))[0]), Decimal(day_range(int(quantity.high))[1])
