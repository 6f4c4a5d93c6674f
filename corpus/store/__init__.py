"""The store on Chroma, its editions, and the lexical index beside it."""
