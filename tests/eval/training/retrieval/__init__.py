"""Tests of `eval.training.retrieval`."""
