"""Answers to questions that name what they want by its address: an article of a law, a note, a figure."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from time import perf_counter

from assistant.answer import Answer, Citation, Statement, Status, reply
from assistant.query.article_reference import ArticleReference
from assistant.quoting.article_quotes import article_quotes
from assistant.quoting.citation import cite
from assistant.quoting.compose import SOURCE, text_of
from assistant.quoting.quote_spans import QuoteSpan
from assistant.quoting.reference import title_and_year
from assistant.quoting.wording import say
from assistant.retrieval.articles import Addressed, addressed
from assistant.retrieval.filters import EVERYTHING, Scope
from assistant.retrieval.notes import Noted, noted
from corpus.indexes.addresses import AddressIndex
from corpus.model import Language, Passage
from corpus.store.store import Store

NAMED = 4
"""Laws that are named where several are meant."""


def answer_by_address(
    question: str,
    language: Language,
    store: Store,
    index: AddressIndex,
    scope: Scope = EVERYTHING,
    *,
    near: Callable[[], Iterable[Passage]] = tuple,
) -> Answer | None:
    """The answer to a question that wants nothing but an article, a note or a figure; None to any other.

    An article that is not there is said not to be. Where its law is not here, but one of the passages that are `near`
    the question speaks of this article of it, it is a question like any other. `question` stands on its own, whatever
    was asked before.
    """
    begun = perf_counter()
    found = addressed(question, store, index, scope)
    if found and found.direct and not found.laws and any(speaks_of(found.reference, passage) for passage in near()):
        found = None
    if found and found.direct:
        return _of_article(question, language, found, store, begun)
    notes = noted(question, store, index, scope)
    return _of_notes(question, language, notes, begun) if notes else None


def speaks_of(reference: ArticleReference, passage: Passage) -> bool:
    """Does a passage speak of an article, and name, or a title above it, the law by number and year?"""
    if not reference.law:
        return False
    number, year = reference.law
    law = re.compile(rf"\b{number}\s*(?:/|\s(?:tahun|of|year)\s)\s*{year}\b", re.IGNORECASE)
    article = re.compile(rf"\b(?:pasal|articles?|dan|and|,)\s+{re.escape(reference.article)}\b(?!/)", re.IGNORECASE)
    places = (passage.text, passage.title, *passage.heading)
    return any(law.search(text) for text in places) and article.search(passage.text) is not None


def _of_article(question: str, language: Language, found: Addressed, store: Store, begun: float) -> Answer:
    quotes = article_quotes(found, store)
    several = len(found.found) > 1
    citations = [cite(n, quote.passage, quote.start, quote.end, quote.highlight) for n, quote in enumerate(quotes, 1)]
    statements = [
        _statement(citation, _side(quote, found, language), title_and_year(citation) if several else "")
        for citation, quote in zip(citations, quotes, strict=True)
    ]
    return _answer(question, language, (_opening(found, language, quotes), citations, statements), begun)


def _side(quote: QuoteSpan, found: Addressed, language: Language) -> str:
    """What a quote is: the elucidation says so of itself."""
    explained = [one.elucidation for one in found.found if one.document.id == quote.passage.document_id]
    beside = any(one and one.start <= quote.start < one.end for one in explained)
    return say("elucidation", language, article=found.reference.article) if beside else ""


def _opening(found: Addressed, language: Language, quotes: Sequence[QuoteSpan]) -> str:
    """The line before the quotes, or why there are none."""
    article, paragraph = found.reference.article, found.reference.paragraph
    laws = "; ".join(row.title for row in found.laws[:NAMED])
    if not found.laws:
        return say("no_such_law", language)
    if not found.found:
        return say("no_such_article", language, article=article, laws=laws)
    if not any(_side(quote, found, language) == "" for quote in quotes):
        return say("article_without_text", language, article=article)
    if paragraph and not any(one.article.paragraph(paragraph) for one in found.found):
        return say("no_such_paragraph", language, article=article, paragraph=paragraph)
    if found.others:
        others = "; ".join(row.title for row in found.others[:NAMED])
        return say("article_of_several", language, article=article, others=others)
    return say("answered", language)


def _of_notes(question: str, language: Language, found: Sequence[Noted], begun: float) -> Answer:
    citations = [
        replace(cite(n, one.passage, one.start, one.end, one.highlight), notes=one.notes)
        for n, one in enumerate(found, 1)
    ]
    statements = [
        _statement(
            citation,
            "",
            title_and_year(citation) if len({one.document_id for one in citations}) > 1 else "",
            tuple(say("note", language, mark=note.mark, text=note.quote) for note in citation.notes),
        )
        for citation in citations
    ]
    return _answer(question, language, (say("answered", language), citations, statements), begun)


def _statement(citation: Citation, side: str, source: str, notes: tuple[str, ...] = ()) -> Statement:
    text = f"{side}: “{citation.quote}”" if side else f"“{citation.quote}”"
    text = f"{text}{SOURCE}{source}" if source else text
    return Statement("\n".join((text, *notes)), (citation.number,), side=side, source=source, notes=notes)


def _answer(
    question: str, language: Language, said: tuple[str, Sequence[Citation], Sequence[Statement]], begun: float
) -> Answer:
    opening, citations, statements = said
    took = round((perf_counter() - begun) * 1000, 1)
    status = Status.ANSWERED if citations else Status.NOT_FOUND
    return replace(
        reply(question, language, status, opening, text_of(opening, statements)),
        statements=tuple(statements),
        citations=tuple(citations),
        timings_ms={"retrieve": took, "answer": 0.0, "total": took},
    )
