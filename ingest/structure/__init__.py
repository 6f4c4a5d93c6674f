"""Drafts become documents: titles, headings, notes."""
