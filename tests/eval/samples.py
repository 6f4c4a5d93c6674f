"""Values to grade and to measure: answers, passages and outcomes in the shape the product gives them."""

import json
from dataclasses import replace
from typing import Any

from assistant.answer import Answer, Citation, Status
from assistant.retrieval.hybrid import ScoredPassage
from corpus.model import Passage
from eval.question import KnownQuestion
from eval.questions import parse_question
from eval.scoring.outcome import Outcome

TEXT = "IOM bermarkas di Jenewa. IOM beranggotakan 150 negara pada 2017. Stafnya 8.400 orang."
TEXTS = {"profil": TEXT}


def question(**changes: object) -> KnownQuestion:
    plain: dict[str, Any] = {
        "id": "factoid-1-id",
        "language": "id",
        "category": "factoid",
        "question": "Berapa anggota IOM?",
        "answerable": True,
        "status": "answered",
        "reference": "150 negara.",
        "facts": [["150"]],
        "evidence": [[{"document": "profil", "quote": "IOM beranggotakan 150 negara"}]],
    }
    return parse_question(json.dumps(plain | changes), "sample:1")


def refusable(**changes: object) -> KnownQuestion:
    plain: dict[str, Any] = {"category": "unanswerable", "answerable": False, "status": "not_found", "facts": []}
    return question(**(plain | {"evidence": [], "reference": "Tidak ada."} | changes))


def citation(quote: str, number: int = 1, **changes: Any) -> Citation:
    start = TEXT.index(quote)
    plain = Citation(
        number=number,
        document_id="profil",
        title="Profil",
        authors=(),
        year=2017,
        heading=(),
        page=None,
        passage_id="profil@1#00000",
        start=start,
        end=start + len(quote),
        quote=quote,
        language="id",
    )
    return replace(plain, **changes)


def answer(text: str, *citations: Citation, status: Status = Status.ANSWERED) -> Answer:
    return Answer("?", "?", "id", status, text, (), citations, (), 0.5, "quotes", {"total": 1.0})


def passage(start: int, end: int, document: str = "profil") -> ScoredPassage:
    found = Passage(document, "1", 0, start, end, start, TEXT[start:end], (), "id", "Profil")
    return ScoredPassage(found, 1.0, 0.9, 1.0)


def outcome(asked: KnownQuestion | None = None, status: Status | str = Status.ANSWERED, **changes: Any) -> Outcome:
    return replace(Outcome(asked or question(), "dev", str(status), "Menurut dokumen …"), **changes)
