"""Files of every format become drafts."""
