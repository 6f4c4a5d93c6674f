"""What speaks against a statement, each a check of its own."""
