"""Articles that are named, quoted whole."""

from collections.abc import Sequence

from assistant.quoting.quote_spans import QuoteSpan
from assistant.retrieval.articles import Addressed, passages_of
from corpus.indexes.articles import Article
from corpus.model import DocumentRow
from corpus.store.store import Store


def article_quotes(found: Addressed, store: Store) -> list[QuoteSpan]:
    """The articles that are named, whole, each with its elucidation behind it; the paragraph asked for is marked.

    An article longer than a passage is several quotes. Where the elucidation is asked for, it comes first.
    """
    quotes: list[QuoteSpan] = []
    for one in found.found:
        asked = one.article.paragraph(found.reference.paragraph) if found.reference.paragraph else None
        own = _quotes(one.document, one.article, store, (asked,) if asked else ())
        beside = _quotes(one.document, one.elucidation, store) if one.elucidation else []
        quotes += [*beside, *own] if found.reference.elucidation else [*own, *beside]
    return quotes


def _quotes(
    row: DocumentRow, article: Article, store: Store, marked: Sequence[tuple[int, int]] = ()
) -> list[QuoteSpan]:
    quotes = []
    for passage in passages_of(row, article, store):
        start, end = max(article.body, passage.start), min(article.end, passage.end)
        text = passage.text[start - passage.start : end - passage.start]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        within = tuple((max(start, a), min(end, b)) for a, b in marked if a < end and b > start)
        quotes += [QuoteSpan(passage, start, end, within)] if start < end else []
    return quotes
