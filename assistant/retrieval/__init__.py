"""Candidate passages: dense and lexical retrieval, fused, filtered, near-duplicates as one."""
