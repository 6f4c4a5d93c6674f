"""The product: its command line, and what Python programs import of it."""
