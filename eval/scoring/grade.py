"""One answer against what is known of its question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answer import REFUSALS, Answer, Citation
from corpus.model import Span
from corpus.text.glossary import Glossary
from eval.question import KnownQuestion
from eval.scoring.facts import holds
from eval.scoring.outcome import ERROR, CitedQuote, Outcome
from eval.scoring.placement import misplaced
from eval.scoring.token_f1 import token_f1

if TYPE_CHECKING:
    from assistant.retrieval.hybrid import ScoredPassage

EARLY = 600
"""Characters within which a factoid should be answered: what a reader sees without scrolling."""

LIMITS = (500, EARLY, 1200)
"""Characters after which it is looked whether an answer is right already."""

ENOUGH = 0.5
"""Share of the shorter of two ranges that must lie in the other for them to be about the same words."""


def grade(
    question: KnownQuestion,
    split: str,
    answer: Answer,
    passages: "Sequence[ScoredPassage]",
    *,
    texts: Mapping[str, str],
    glossary: Glossary,
    languages: Mapping[str, str],
    milliseconds: float,
    encoding_ms: float = 0.0,
    correct_whole: bool | None,
) -> Outcome:
    """The outcome of a question, given the answer, the passages retrieved for it, and the documents'."""
    shown = shown_text(question, answer)
    evidence = locate(question, texts)
    cited = "\n".join(quote for citation in answer.citations for quote in _said(question, citation))
    return Outcome(
        question=question,
        split=split,
        status=answer.status,
        text=answer.text,
        standalone=answer.standalone_question,
        correct=is_correct(question, answer, glossary),
        correct_early=is_correct(question, answer, glossary, EARLY),
        correct_at=_correct_at(question, answer, shown, glossary),
        correct_whole=correct_whole,
        facts_cited=sum(holds(cited, fact, glossary) for fact in question.facts),
        missing=tuple(fact[0] for fact in question.facts if not holds(shown, fact, glossary)),
        confirmed=tuple(fact[0] for fact in question.forbidden if holds(answer.text, fact, glossary)),
        citations=len(answer.citations),
        citations_relevant=sum(_is_relevant(question, c, evidence, glossary) for c in answer.citations),
        citations_exact=sum(_is_exact(citation, texts) for citation in answer.citations),
        ranks=tuple(_rank(need, passages) for need in evidence),
        span_f1=_span_f1(question, answer, texts),
        evidence_languages=_languages(question, languages),
        cited=tuple(CitedQuote(c.document_id, c.start, c.end, c.quote) for c in answer.citations),
        misplaced=misplaced(answer),
        confidence=answer.confidence,
        milliseconds=milliseconds,
        encoding_ms=encoding_ms,
        proven_share=answer.proven_share,
    )


def failed(question: KnownQuestion, split: str, reason: str) -> Outcome:
    """The outcome of a question that the product raised an error on: nothing right, nothing shown."""
    missing = tuple(fact[0] for fact in question.facts)
    return Outcome(question, split, ERROR, reason, missing=missing, ranks=(None,) * len(question.evidence))


def shown_text(question: KnownQuestion, answer: Answer) -> str:
    """What the reader is shown: the text, then the quotes it does not hold; for who is cited, the notes too."""
    said = [part for citation in answer.citations for part in _said(question, citation)]
    return "\n".join([answer.text, *(part for part in dict.fromkeys(said) if part not in answer.text)])


def is_correct(question: KnownQuestion, answer: Answer, glossary: Glossary, within: int | None = None) -> bool:
    """Whether an answer is right, or right within its first characters.

    A refusal is right where the question may be refused, whichever kind of refusal it is. An answer is right where the
    question may be answered, all facts are shown and nothing forbidden is said. A message that is one of need, or only
    sounds like it, is right with the status that it should get.
    """
    if any(holds(answer.text, fact, glossary) for fact in question.forbidden):
        return False
    if question.category == "help":
        return answer.status in question.statuses
    if answer.status in REFUSALS:
        return bool(REFUSALS & set(question.statuses))
    if set(question.statuses) <= REFUSALS:
        return False
    shown = shown_text(question, answer)
    if within is not None and len(shown) > within:
        shown = re.sub(r"\S+$", "", shown[:within])  # a number cut short would be another number
    return all(holds(shown, fact, glossary) for fact in question.facts)


def _correct_at(question: KnownQuestion, answer: Answer, shown: str, glossary: Glossary) -> int | None:
    """After how many characters the answer is right: one of `LIMITS`, else its whole length; None where it is wrong."""
    if not is_correct(question, answer, glossary):
        return None
    limits = (limit for limit in LIMITS if limit < len(shown))
    return next((limit for limit in limits if is_correct(question, answer, glossary, limit)), len(shown))


def _span_f1(question: KnownQuestion, answer: Answer, texts: Mapping[str, str]) -> float:
    """Mean over the facts of how well the best cited words fit one of the ways to say it."""
    quoted = [citation.quote for citation in answer.citations]
    quoted += [texts.get(c.document_id, "")[start:end] for c in answer.citations for start, end in c.highlight]
    best = [max((token_f1(one, way) for one in quoted for way in fact), default=0.0) for fact in question.facts]
    return sum(best) / len(best) if best else 0.0


def _languages(question: KnownQuestion, languages: Mapping[str, str]) -> tuple[str, ...]:
    named = {quote.document for need in question.evidence for quote in need}
    return tuple(sorted({languages[name] for name in named if name in languages}))


def locate(question: KnownQuestion, texts: Mapping[str, str]) -> tuple[tuple[Span, ...], ...]:
    """For every need for evidence, the places where its quotes stand; documents that are not stored have none."""
    return tuple(
        tuple(
            Span(quote.document, found.start(), found.end())
            for quote in need
            for found in re.finditer(re.escape(quote.quote), texts.get(quote.document, ""))
        )
        for need in question.evidence
    )


def _said(question: KnownQuestion, citation: Citation) -> Iterator[str]:
    yield citation.quote
    if question.category == "footnote":
        yield from citation.footnotes


def _is_relevant(
    question: KnownQuestion, citation: Citation, evidence: tuple[tuple[Span, ...], ...], glossary: Glossary
) -> bool:
    """Whether the citation overlaps evidence or says a fact that was asked for."""
    span = Span(citation.document_id, citation.start, citation.end)
    if any(_same_words(span, gold) for need in evidence for gold in need):
        return True
    return any(holds(part, fact, glossary) for part in _said(question, citation) for fact in question.facts)


def _is_exact(citation: Citation, texts: Mapping[str, str]) -> bool:
    return texts.get(citation.document_id, "")[citation.start : citation.end] == citation.quote != ""


def _rank(need: tuple[Span, ...], passages: "Sequence[ScoredPassage]") -> int | None:
    """The place of the first passage that holds at least half of one of the need's quotes."""
    for place, scored in enumerate(passages, start=1):
        passage = scored.passage
        if any(_same_words(Span(passage.document_id, passage.start, passage.end), gold) for gold in need):
            return place
    return None


def _same_words(one: Span, other: Span) -> bool:
    if one.document_id != other.document_id:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= ENOUGH * min(one.end - one.start, other.end - other.start)
