from collections.abc import Iterator

import pytest

from assistant.ask import Assistant
from assistant.mcp.reading import document_text, whole_text
from corpus.embedding.encoder import Encoder
from corpus.errors import UsageError
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation

LAW = """\
---
id: harbour-law
title: "Law Number 3 of 1999 on Harbours"
language: en
year: 1999
---

# Law Number 3 of 1999 on Harbours

## Chapter I: General

### Article 1

A harbour is a place where ships are moored.

### Article 2

(1) Every harbour has a master.

(2) The master keeps a book of all ships.

## Chapter II: Fees

### Article 3

No ship pays twice.
"""


@pytest.fixture(scope="module")
def over_law(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Assistant]:
    from ingest.cli.ingest import ingest

    folder = tmp_path_factory.mktemp("law")
    (folder / "law.md").write_text(LAW, "utf-8")
    ingest(Settings(data=folder / "data"), [folder / "law.md"], quiet=True)
    with Assistant(Store(StoreLocation(folder / "data"), encoder.name, encoder.dimension), encoder) as assistant:
        yield assistant


def test_an_article_is_read_whole_and_alone(over_law: Assistant) -> None:
    found = document_text(over_law, "harbour-law", (0, None), "2")
    assert found.text.startswith("Article 2")
    assert found.text.endswith("The master keeps a book of all ships.")
    assert whole_text(over_law, "harbour-law")[found.start : found.end] == found.text


def test_offsets_are_those_of_the_whole_text(over_law: Assistant) -> None:
    whole = whole_text(over_law, "harbour-law")
    assert document_text(over_law, "harbour-law", (10, 40)).text == whole[10:40]
    assert document_text(over_law, "harbour-law", (10, None)).text == whole[10:]
    assert document_text(over_law, "harbour-law", (10**6, None)).text == ""


@pytest.mark.parametrize(("document", "article"), [("none", None), ("harbour-law", "9"), ("harbour-law", "x")])
def test_what_is_not_there_is_said_not_to_be(over_law: Assistant, document: str, article: str | None) -> None:
    with pytest.raises(UsageError, match="no"):
        document_text(over_law, document, (0, None), article)
