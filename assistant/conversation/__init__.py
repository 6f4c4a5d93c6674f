"""How a question is understood from the turns before it."""
