"""Answers worded by a language model: prompt, endpoint, parser of its output, repair, and what becomes of a fault."""
