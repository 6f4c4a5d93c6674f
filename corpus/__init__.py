"""The ground floor: documents, passages, text tools, the embedding model and the store."""
