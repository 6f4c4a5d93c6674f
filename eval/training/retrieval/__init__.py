"""What retrieval learns: the table of words and the map of questions."""
