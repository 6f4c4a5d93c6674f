"""Faults between the answer and the reader: quotes, offsets, marks, statuses, notes."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import REFUSALS, Answer, Citation, Statement, Status
from eval.studies.faults.fault import Context, Fault


def shifted(by: int) -> Fault:
    """Offsets that are off, the words unchanged."""

    def change(answer: Answer, _: Context) -> Answer:
        return replace(
            answer, citations=tuple(replace(c, start=c.start + by, end=c.end + by) for c in answer.citations)
        )

    return Fault(f"offsets shifted by {by:+d}", answers=change)


def cut_short(answer: Answer, _: Context) -> Answer:
    """Quotes end one character before their offsets do."""
    return _with_quotes(answer, [c.quote[:-1] for c in answer.citations])


def paraphrased(answer: Answer, _: Context) -> Answer:
    """One word of each quote is said otherwise."""
    return _with_quotes(
        answer, [c.quote.replace("dan", "serta", 1).replace(" the ", " a ", 1) for c in answer.citations]
    )


def tidied(answer: Answer, _: Context) -> Answer:
    """Spelling and spaces of quotes are mended."""
    return _with_quotes(
        answer, [" ".join(c.quote.split()).replace("Organiz", "Organis").rstrip(".") for c in answer.citations]
    )


def other_document(answer: Answer, context: Context) -> Answer:
    """Each quote is said to be another document's."""
    ids = [row.id for row in context.door.documents()]
    other = {name: ids[(place + 1) % len(ids)] for place, name in enumerate(ids)}
    return replace(answer, citations=tuple(replace(c, document_id=other[c.document_id]) for c in answer.citations))


def numbers_swapped(answer: Answer, _: Context) -> Answer:
    """Statements bear the numbers of one another's citations."""
    count = len(answer.citations)
    return replace(
        answer,
        statements=tuple(replace(s, citations=tuple(count + 1 - n for n in s.citations)) for s in answer.statements),
    )


def marks_swapped(answer: Answer, _: Context) -> Answer:
    """The marks in the text name one another's citations."""
    text, count = answer.text, len(answer.citations)
    for number in range(1, count + 1):
        text = text.replace(f"[{number}]", f"[@{count + 1 - number}]")
    return replace(answer, text=text.replace("[@", "["))


def uncited(answer: Answer, _: Context) -> Answer:
    """Answers come without their citations."""
    return answer if answer.status in REFUSALS else replace(answer, citations=())


def citation_lost(answer: Answer, _: Context) -> Answer:
    """The last of several citations is not there, though its mark is."""
    return replace(answer, citations=answer.citations[:-1]) if len(answer.citations) > 1 else answer


def notes_moved(answer: Answer, _: Context) -> Answer:
    """Each quote has the notes of the sentence that is quoted after it."""
    notes = [c.footnotes for c in answer.citations]
    moved = _moved(answer.citations, notes)
    statements = tuple(_without_notes(one) for one in answer.statements)
    text = answer.text
    for before, now in zip(answer.statements, statements, strict=True):
        text = text.replace(before.text, now.text)
    return replace(answer, citations=moved, statements=statements, text=text)


def only_first(answer: Answer, _: Context) -> Answer:
    """Of several statements one is left."""
    return _kept(answer, answer.statements[:1])


def first_lost(answer: Answer, _: Context) -> Answer:
    """The best statement is not there."""
    return _kept(answer, answer.statements[1:]) if len(answer.statements) > 1 else answer


def conflict_hidden(answer: Answer, _: Context) -> Answer:
    """Of sources that differ one is shown, as if there were no other."""
    if answer.status != Status.CONFLICTING:
        return answer
    return replace(_kept(answer, answer.statements[:1]), status=Status.ANSWERED)


def always_conflicting(answer: Answer, _: Context) -> Answer:
    """Sources are said to differ wherever two are quoted."""
    if answer.status == Status.ANSWERED and len(answer.citations) > 1:
        return replace(answer, status=Status.CONFLICTING)
    return answer


def threshold_up(answer: Answer, _: Context) -> Answer:
    """What is not very sure is refused."""
    return _refused(answer) if answer.confidence < 0.9 else answer


def threshold_down(answer: Answer, _: Context) -> Answer:
    """What should be refused is answered with the nearest passage."""
    if answer.status not in REFUSALS or not answer.related:
        return answer
    nearest = replace(answer.related[0], number=1)
    statement = Statement(f"“{nearest.quote}”", (1,))
    return replace(
        answer, status=Status.ANSWERED, text=f"{statement.text} [1]", statements=(statement,), citations=(nearest,)
    )


def cut_off(answer: Answer, _: Context) -> Answer:
    """Answers end after 160 characters."""
    return _with_quotes(
        replace(answer, text=answer.text[:160]), [c.quote[:160] for c in answer.citations], offsets=True
    )


def _kept(answer: Answer, statements: Sequence[Statement]) -> Answer:
    numbers = {n for statement in statements for n in statement.citations}
    citations = tuple(c for c in answer.citations if c.number in numbers)
    text = "\n".join(f"{s.text} {' '.join(f'[{n}]' for n in s.citations)}" for s in statements)
    if answer.status in REFUSALS:
        return answer
    return replace(answer, statements=tuple(statements), citations=citations, text=text)


def _refused(answer: Answer) -> Answer:
    return replace(answer, status=Status.NOT_FOUND, text="", statements=(), citations=(), related=answer.citations)


def _with_quotes(answer: Answer, quotes: Sequence[str], *, offsets: bool = False) -> Answer:
    """The answer with other words in its quotes; with `offsets`, these are shortened as the words are."""
    text, statements, citations = answer.text, answer.statements, []
    for citation, quote in zip(answer.citations, quotes, strict=True):
        text = text.replace(citation.quote, quote)
        statements = tuple(replace(s, text=s.text.replace(citation.quote, quote)) for s in statements)
        end = citation.start + len(quote) if offsets else citation.end
        citations.append(replace(citation, quote=quote, end=end))
    return replace(answer, text=text, statements=statements, citations=tuple(citations))


def _moved(citations: Sequence[Citation], notes: Sequence[tuple[str, ...]]) -> tuple[Citation, ...]:
    return tuple(replace(c, footnotes=n) for c, n in zip(citations, (*notes[1:], ()), strict=False))


def _without_notes(statement: Statement) -> Statement:
    text = statement.text
    for note in statement.notes:
        text = text.replace(note, "")
    return replace(statement, text=text, notes=())


FAULTS = (
    shifted(1),
    shifted(-1),
    Fault("quotes cut by a character", answers=cut_short),
    Fault("quotes paraphrased", answers=paraphrased),
    Fault("quotes tidied", answers=tidied),
    Fault("quotes ascribed to another document", answers=other_document),
    Fault("citation numbers swapped", answers=numbers_swapped),
    Fault("marks in the text swapped", answers=marks_swapped),
    Fault("answers without citations", answers=uncited),
    Fault("a citation lost, its mark kept", answers=citation_lost),
    Fault("footnotes tied to the wrong sentence", answers=notes_moved),
    Fault("only the first statement shown", answers=only_first),
    Fault("the best statement lost", answers=first_lost),
    Fault("conflict detection off", answers=conflict_hidden),
    Fault("conflicts seen everywhere", answers=always_conflicting),
    Fault("refusal threshold up", answers=threshold_up),
    Fault("refusal threshold down", answers=threshold_down),
    Fault("answers cut at 160 characters", answers=cut_off),
)
