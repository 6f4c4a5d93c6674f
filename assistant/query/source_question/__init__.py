"""Questions after the source of something: told from others, and what it is that they want the source of."""
