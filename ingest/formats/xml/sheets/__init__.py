"""Spreadsheets: cells, the formats of their numbers, their dates."""
