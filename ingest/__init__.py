"""Files become documents, documents become passages, passages reach the store."""
