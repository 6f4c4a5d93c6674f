"""The values of the setting `precision`."""

AUTO = "auto"
"""Integers where a trial finds them faster and near enough; see `corpus.embedding.graph.precision`."""

EXACT = "exact"
"""32-bit floating point, as the model came."""

FAST = "fast"
"""8-bit integers."""
