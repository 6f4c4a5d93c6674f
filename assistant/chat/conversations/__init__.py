"""Conversations that a reader keeps: in the browser, in files, on paper."""
