"""The indexes beside the store: words, and what is asked for by its number."""
