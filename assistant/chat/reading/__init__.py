"""Reading a whole document: searching inside it, and what is said there."""
