"""A small store of two documents that are one in two languages, and questions on them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.ask import Assistant
from corpus.embedding.encoder import Encoder
from corpus.store.store import Store, StoreLocation
from rujukan.command import main

ENGLISH = """---
id: harbour
title: The Harbour Office
language: en
pair: pelabuhan
year: 2017
---

# The Harbour Office

## Seat and members

The Harbour Office has its seat in Geneva, Switzerland. The Harbour Office counts 150 member states.

## Budget

The yearly budget of the Harbour Office is 1.3 billion US dollars.
"""

INDONESIAN = """---
id: pelabuhan
title: Kantor Pelabuhan
language: id
pair: harbour
year: 2017
---

# Kantor Pelabuhan

## Kedudukan dan anggota

Kantor Pelabuhan berkedudukan di Jenewa, Swiss. Kantor Pelabuhan beranggotakan 150 negara.

## Anggaran

Anggaran tahunan Kantor Pelabuhan sebesar 1,3 miliar dolar AS.
"""

SEAT = [
    {"document": "harbour", "quote": "The Harbour Office has its seat in Geneva, Switzerland."},
    {"document": "pelabuhan", "quote": "Kantor Pelabuhan berkedudukan di Jenewa, Swiss."},
]
MEMBERS = [
    {"document": "harbour", "quote": "The Harbour Office counts 150 member states."},
    {"document": "pelabuhan", "quote": "Kantor Pelabuhan beranggotakan 150 negara."},
]


def known(name: str, language: str, question: str, **more: object) -> dict[str, Any]:
    """A known question as a line of a file holds it."""
    plain = {"category": "factoid", "answerable": True, "status": "answered", "facts": [["Jenewa", "Geneva"]]}
    return {"id": name, "language": language, "question": question, "reference": "Geneva, Jenewa.", **plain, **more}


QUESTIONS = [
    known("factoid-1-en", "en", "Where is the Harbour Office seated?", evidence=[SEAT], twin="factoid-1-id"),
    known("factoid-1-id", "id", "Di mana Kantor Pelabuhan bermarkas?", evidence=[SEAT], twin="factoid-1-en"),
    known(
        "follow_up-1-en",
        "en",
        "And how many member states has it?",
        category="follow_up",
        history=[["Where is the Harbour Office seated?"]],
        standalone="How many member states has the Harbour Office?",
        facts=[["150"]],
        reference="150.",
        evidence=[MEMBERS],
    ),
    known(
        "out_of_scope-1-id",
        "id",
        "Bagaimana cara memasak rendang?",
        category="out_of_scope",
        answerable=False,
        status=["out_of_scope", "not_found"],
        facts=[],
        reference="Dokumen tidak membahas masakan.",
    ),
]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the two documents."""
    folder = tmp_path_factory.mktemp("harbour")
    source = folder / "source"
    source.mkdir()
    (source / "harbour.md").write_text(ENGLISH, "utf-8")
    (source / "pelabuhan.md").write_text(INDONESIAN, "utf-8")
    assert main(["ingest", str(source), "--data", str(folder / "data"), "--quiet"]) == 0
    return folder / "data"


@pytest.fixture
def door(data: Path, encoder: Encoder) -> Iterator[Assistant]:
    """The assistant over that store."""
    with Assistant(Store(StoreLocation(data, ""), encoder.name, encoder.dimension), encoder) as assistant:
        yield assistant


@pytest.fixture(scope="session")
def questions_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the questions above."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "all.jsonl").write_text("\n".join(json.dumps(raw) for raw in QUESTIONS), "utf-8")
    return folder
