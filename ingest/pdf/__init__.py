"""The page of a PDF put back into text: lines, reading order, running heads, foot notes, paragraphs."""
