"""One format, one file, one function."""
