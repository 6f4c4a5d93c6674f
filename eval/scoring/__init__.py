"""How an answer is graded, and what the grades add up to."""
