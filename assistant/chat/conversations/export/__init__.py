"""A conversation as a file to read: Markdown, a page to print, Word."""
