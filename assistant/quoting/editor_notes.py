"""A quote from an editor's note keeps the label that says whose words these are."""

import re
from dataclasses import replace

from assistant.quoting.quote_spans import QuoteSpan

_LABEL = re.compile(r"(?:Editor['’]s note|Catatan penyunting):")


def with_label(quote: QuoteSpan) -> QuoteSpan:
    """The quote, from the label on where it stands in a paragraph that opens with one."""
    start = quote.start - quote.passage.start
    paragraph = quote.passage.text.rfind("\n\n", 0, start) + 2 if "\n\n" in quote.passage.text[:start] else 0
    return (
        replace(quote, start=quote.passage.start + paragraph) if _LABEL.match(quote.passage.text, paragraph) else quote
    )
