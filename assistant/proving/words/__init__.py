"""Words of a sentence, what may stand for them, and the clauses they stand in."""
