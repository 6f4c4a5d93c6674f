"""Suites: documents with questions on them, each a folder with a small suite.toml."""
