"""Known questions, scores, and the comparison with the committed baseline."""
