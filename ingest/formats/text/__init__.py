"""What plain text and Markdown need: encodings, front matter, conversion marks."""
