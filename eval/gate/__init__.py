"""The comparison with the baseline, and the report."""
