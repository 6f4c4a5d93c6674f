"""From evidence to quotes, citations and the text of an answer."""
