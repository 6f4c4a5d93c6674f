"""The commands that take documents in, list and remove them."""
