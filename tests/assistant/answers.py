"""Answers and citations to show, with only what matters named."""

from dataclasses import replace

from assistant.answer import Answer, Citation, Statement, Status

CITATION = Citation(
    number=1,
    document_id="profil-iom",
    title="Profil IOM",
    authors=("Rujukan",),
    year=2026,
    heading=("Keanggotaan", "Negara anggota"),
    page=None,
    passage_id="profil-iom@1f#00003",
    start=120,
    end=155,
    quote="IOM memiliki 150 negara anggota.",
    language="id",
    footnotes=("Pecoud, 2018, hlm. 4.",),
    highlight=((133, 151),),
)


def answer_of(*citations: Citation, lead: str = "Menurut dokumen:", status: Status = Status.ANSWERED) -> Answer:
    """An answer with one statement a citation, its text as the product composes it."""
    numbered = tuple(replace(citation, number=number) for number, citation in enumerate(citations, 1))
    statements = tuple(Statement(f"“{one.quote}”", (one.number,)) for one in numbered)
    return Answer(
        question="Berapa negara anggota IOM?",
        standalone_question="Berapa negara anggota IOM?",
        language="id",
        status=status,
        text="\n".join([lead, *(f"{said.text} [{number}]" for number, said in enumerate(statements, 1))]),
        statements=statements,
        citations=numbered,
        related=(),
        confidence=0.93,
        answerer="quotes",
        timings_ms={"retrieve": 12.0, "answer": 8.0, "total": 21.0},
        opening=lead,
    )


def refusal_of(*related: Citation, status: Status = Status.NOT_FOUND) -> Answer:
    """An answer that says that nothing answers, with the nearest passages."""
    return replace(answer_of(), status=status, text="Tidak ada dalam dokumen.", related=related)
