"""A long text in slices for a tokenizer, which keeps some 150 bytes of every token until it has seen the last."""

from collections.abc import Iterator

SLICE = 50_000
"""Characters tokenised at once, some 12,000 tokens."""


def slices(text: str) -> Iterator[str]:
    """The text in slices cut at white space, so that no word is counted twice; within a longer word anywhere."""
    start = 0
    while len(text) - start > SLICE:
        end = max(text.rfind(" ", start + 1, start + SLICE), text.rfind("\n", start + 1, start + SLICE))
        end = end if end > start else start + SLICE
        yield text[start:end]
        start = end
    yield text[start:]
