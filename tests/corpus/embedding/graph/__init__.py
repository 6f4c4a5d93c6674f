"""Tests of `corpus.embedding.graph`."""
