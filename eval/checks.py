"""Whether the known questions can be trusted: problems that a writer can mend, each with its file and line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import REFUSALS, Status
from corpus.text.glossary import Glossary
from corpus.text.words import words
from eval.question import CATEGORIES, LANGUAGES, EvidenceQuote, KnownQuestion
from eval.scoring.facts import holds

ABSTENTIONS = (
    "Dokumen-dokumen ini tidak memuat jawabannya. Pertanyaan ini tidak berkaitan dengan dokumen yang ada.",
    "The documents do not say. This question has nothing to do with the documents.",
)
"""What a refusal sounds like: no question may take it for a right answer."""

COPIED_WORDS = 6
COPIED_SHARE = 0.7
"""A question is copied where so many words of it in a row, and this share of it, stand in a document. Names of bodies
reach nine words, so neither alone would do."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document's clean text, the notes taken out of it, and its pair in the other language."""

    text: str
    notes: tuple[str, ...] = ()
    pair: str | None = None


def problems(
    questions: Sequence[KnownQuestion], documents: Mapping[str, KnownDocument], glossary: Glossary
) -> list[str]:
    """Everything wrong with the questions as "file:line (id): what, and what to do", in the order of the questions."""
    by_id = {question.id: question for question in questions}
    runs = _runs(document.text for document in documents.values())
    seen: Counter[str] = Counter()
    found: list[str] = []
    for question in questions:
        seen[question.id] += 1
        told = [
            *_identity(question, by_id, seen[question.id]),
            *_shape(question),
            *_resources(question, documents, glossary),
            *_own_check(question, glossary),
            *_copied(question, runs),
        ]
        found += [f"{question.place} ({question.id}): {problem}" for problem in told]
    return found + list(_repeats(questions))


def _identity(question: KnownQuestion, by_id: Mapping[str, KnownQuestion], times: int) -> Iterator[str]:
    """The id is its own; the twin exists, answers, and is the same question in the other language."""
    if times > 1:
        yield f"another question has this id: {by_id[question.id].place}"
    if question.twin is None:
        return
    twin = by_id.get(question.twin)
    if twin is None:
        yield f"its twin {question.twin} does not exist"
    elif twin.twin != question.id:
        yield f"its twin {twin.id} names {twin.twin} as twin, not this question"
    elif twin.language == question.language:
        yield f"its twin {twin.id} is in the same language"
    elif (twin.category, twin.answerable) != (question.category, question.answerable):
        yield f"its twin {twin.id} has another category or is not as answerable"


def _shape(question: KnownQuestion) -> Iterator[str]:
    """What its kind asks for is there."""
    refused = set(question.statuses) <= REFUSALS
    if question.answerable and refused:
        yield "is answerable, but its status is only a refusal"
    if question.answerable and not question.facts:
        yield "is answerable, but names no facts: any answer would pass"
    if question.answerable and not question.evidence:
        yield "is answerable, but names no evidence"
    if not question.answerable and not set(question.statuses) & (REFUSALS | {Status.HELP}):
        yield "is not answerable, but its status is no refusal (not_found, out_of_scope)"
    if refused and (question.evidence or question.facts):
        yield "must be refused, so facts and evidence have no meaning; use `forbidden` for what must not be said"
    if question.category == "follow_up" and not (question.history and question.standalone):
        yield "is a follow-up and needs `history` and `standalone`"
    if question.category == "disagreement" and Status.CONFLICTING not in question.statuses:
        yield 'is about a disagreement, so "conflicting" must be among its statuses'


def _resources(question: KnownQuestion, documents: Mapping[str, KnownDocument], glossary: Glossary) -> Iterator[str]:
    """Every quote stands in its document, every need is met in both of a pair, every fact stands in the evidence."""
    for number, need in enumerate(question.evidence, start=1):
        for quote in need:
            yield from _quote(quote, documents)
        named = {quote.document for quote in need}
        for name in sorted(named):
            pair = documents[name].pair if name in documents else None
            if pair and pair in documents and pair not in named:
                yield f"evidence {number} has a quote from {name} but none from its pair {pair}: add it"
    quotes = [quote for need in question.evidence for quote in need]
    said = [quote.quote for quote in quotes]
    if question.category == "footnote":
        said += [note for quote in quotes for note in _notes(quote, documents)]
    for fact in question.facts:
        if said and not any(holds(text, fact, glossary) for text in said):
            yield f"the fact {list(fact)} stands in none of its evidence: lengthen a quote, or add a way to say it"


def _quote(quote: EvidenceQuote, documents: Mapping[str, KnownDocument]) -> Iterator[str]:
    document = documents.get(quote.document)
    if document is None:
        yield f"there is no document {quote.document}; there are: {', '.join(sorted(documents))}"
    elif quote.quote not in document.text:
        reason = f"this does not stand in {quote.document}, character for character: {quote.quote!r}"
        yield reason + _nearest(quote, document)


def _nearest(quote: EvidenceQuote, document: KnownDocument) -> str:
    """Where the quote and the document part, to spare the writer the search."""
    known = next((n for n in range(len(quote.quote), 11, -1) if quote.quote[:n] in document.text), 0)
    if not known:
        return ""
    start = document.text.index(quote.quote[:known])
    return f"; the document goes on …{document.text[start : start + len(quote.quote) + 12]!r}"


def _notes(quote: EvidenceQuote, documents: Mapping[str, KnownDocument]) -> tuple[str, ...]:
    return documents[quote.document].notes if quote.document in documents else ()


def _own_check(question: KnownQuestion, glossary: Glossary) -> Iterator[str]:
    """The reference passes; the question itself and an abstention do not."""
    for fact in question.facts:
        if not holds(question.reference, fact, glossary):
            yield f"its own reference answer does not hold the fact {list(fact)}"
    for fact in question.forbidden:
        if holds(question.reference, fact, glossary):
            yield f"its own reference answer holds what is forbidden: {list(fact)}"
    asked = " ".join([*(turn.question for turn in question.history), question.question, question.standalone or ""])
    for name, text in (("repeating the question", asked), *(("abstaining", text) for text in ABSTENTIONS)):
        if question.facts and all(holds(text, fact, glossary) for fact in question.facts):
            yield f"{name} would pass as an answer: name a fact that the question does not give away"


def _runs(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Every run of `COPIED_WORDS` words in the texts."""
    return frozenset(run for text in texts for run in _row(text))


def _row(text: str) -> list[tuple[str, ...]]:
    found = words(text)
    return [tuple(found[start : start + COPIED_WORDS]) for start in range(len(found) - COPIED_WORDS + 1)]


def _copied(question: KnownQuestion, runs: frozenset[tuple[str, ...]]) -> Iterator[str]:
    longest = current = 0
    for run in _row(question.question):
        current = current + 1 if run in runs else 0
        longest = max(longest, current)
    copied = longest + COPIED_WORDS - 1 if longest else 0
    if copied >= COPIED_SHARE * len(words(question.question)) and longest:
        yield f"{copied} of its words in a row stand so in a document: ask it in other words"


def _repeats(questions: Sequence[KnownQuestion]) -> Iterator[str]:
    """No question is asked twice with the same turns before it."""
    first: dict[tuple[tuple[str, ...], ...], KnownQuestion] = {}
    for question in questions:
        key = tuple(tuple(words(text)) for text in (*(turn.question for turn in question.history), question.question))
        known = first.setdefault(key, question)
        if known is not question:
            yield f"{question.place} ({question.id}): repeats {known.id} ({known.place})"


def shortfalls(questions: Sequence[KnownQuestion], least: int = 15, total: int = 300) -> list[str]:
    """What the set still lacks: `total` questions, half in each language, `least` of every category in each language, a
    quarter colloquial or mistyped."""
    found = []
    counts = Counter((question.category, question.language) for question in questions)
    for category in CATEGORIES:
        for language in LANGUAGES:
            if counts[category, language] < least:
                found.append(f"{category} in {language}: {counts[category, language]} questions, {least} are wanted")
    if len(questions) < total:
        found.append(f"{len(questions)} questions in all, {total} are wanted")
    by_language = Counter(question.language for question in questions)
    if 2 * min(by_language[language] for language in LANGUAGES) < 0.95 * len(questions):
        found.append(f"half in each language is wanted, there are {dict(by_language)}")
    informal = sum(question.style != "plain" for question in questions)
    if 4 * informal < len(questions):
        found.append(f"{informal} are colloquial or mistyped, a quarter of {len(questions)} is wanted")
    return found
