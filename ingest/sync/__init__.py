"""Folder against store: what is new, changed, moved or gone, and the run that brings them in step."""
