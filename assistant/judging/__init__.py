"""Whether anything answers, whether sources differ, whether a premise is false."""
