"""Numbers, dates and amounts, found in text and compared as values."""
