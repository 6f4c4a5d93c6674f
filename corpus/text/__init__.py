"""Words, sentences, languages, terms and the glossary: what both sides share."""
