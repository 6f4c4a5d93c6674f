"""Word files: text in runs, numbers of lists, what is not read."""
