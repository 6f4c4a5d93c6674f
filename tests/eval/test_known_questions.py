"""The shipped questions hold what they promise. A failure lists every problem with its file and line."""

from pathlib import Path

import pytest

from corpus.text.glossary import load_glossary
from eval.checks import KnownDocument, problems, shortfalls
from eval.question import KnownQuestion
from eval.questions import SHIPPED, load_questions
from ingest.formats.read import read_document

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"


@pytest.fixture(scope="module")
def questions() -> list[KnownQuestion]:
    if not list(SHIPPED.glob("*.jsonl")):
        pytest.skip(f"no questions are written yet in {SHIPPED}")
    return load_questions()


def shipped_documents() -> dict[str, KnownDocument]:
    paths = [path for language in ("id", "en") for path in sorted((DOCUMENTS / language).glob("*.md"))]
    documents = [read_document(path) for path in paths]
    return {d.id: KnownDocument(d.text, tuple(note.work for note in d.footnotes), d.pair) for d in documents}


def test_every_known_question_can_be_trusted(questions: list[KnownQuestion]) -> None:
    found = problems(questions, shipped_documents(), load_glossary())
    assert not found, f"{len(found)} problems:\n" + "\n".join(found)


def test_there_are_enough_questions_of_every_kind(questions: list[KnownQuestion]) -> None:
    found = shortfalls(questions)
    assert not found, "the set lacks:\n" + "\n".join(found)
