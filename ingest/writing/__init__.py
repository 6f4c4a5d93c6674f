"""The only code that writes the store."""
