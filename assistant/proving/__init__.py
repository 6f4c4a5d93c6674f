"""Whether the documents say what a language model wrote: values, names, polarity, roles, meaning."""
