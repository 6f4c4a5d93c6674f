"""Training the reader, and packing what came of it."""
