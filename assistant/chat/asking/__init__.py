"""Asking in the chat: progress while it works, stop, ask again, edit, and what to answer from."""
