"""How well known questions were answered: the last runs, their trend, and what went wrong in one of them."""
