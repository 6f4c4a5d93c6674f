"""Pages of positioned characters become lines, columns, paragraphs and notes."""
