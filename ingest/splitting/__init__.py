"""Documents become passages that tile them."""
