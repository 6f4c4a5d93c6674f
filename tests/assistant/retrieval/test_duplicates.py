"""Texts that repeat one another are one with several sources; texts that differ in what they say are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask import Assistant
from assistant.cli.terminal import as_text
from assistant.quoting.citation import cite
from assistant.retrieval.duplicates import normalised, other_locations, same_text, without_near_duplicates
from corpus.embedding.encoder import Encoder
from corpus.model import Span
from corpus.setup.settings import Settings
from corpus.store.store import Store
from corpus.store.store import StoreLocation as Where
from ingest.cli.ingest import ingest
from tests.assistant.made import passage_of

ARTICLE = (
    "Setiap orang yang menyelundupkan kambing ke Pulau Orsa dipidana dengan pidana penjara paling lama 3 tahun "
    "dan denda paling banyak Rp 15.000.000,00. Kambing itu diserahkan kepada Dinas Peternakan Vardal."
)


def same(one: str, other: str) -> bool:
    return same_text(normalised(one), normalised(other))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Setiap orang yang", "SETIAP ORANG"),
        ("penjara paling lama", "penjara  paling\nlama"),
        ("menyelundupkan", "menye-lundupkan"),
        ("menyelundupkan", "menyelundupken"),
        ("Vardal.", "Vardal"),
    ],
)
def test_small_edits_leave_a_text_the_same(old: str, new: str) -> None:
    assert old in ARTICLE
    assert same(ARTICLE, ARTICLE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 tahun", "8 tahun"),
        ("15.000.000,00", "15.000.000,50"),
        ("Orsa", "Orso"),
        ("Vardal", "Skarvik"),
        ("paling lama", "paling singkat"),
        ("diserahkan", "tidak diserahkan"),
        ("diserahkan", "dibebaskan"),
        ("paling banyak", "banyak"),
    ],
)
def test_a_difference_in_what_is_said_keeps_texts_apart(old: str, new: str) -> None:
    assert old in ARTICLE
    assert not same(ARTICLE, ARTICLE.replace(old, new))


def test_numbers_do_not_run_together() -> None:
    assert not same("Pasal 1 2 kambing", "Pasal 12 kambing")
    assert not same("1.3 juta kambing", "13 juta kambing")


@given(st.text(max_size=80))
def test_every_text_is_the_same_as_itself_and_as_itself_shouted(text: str) -> None:
    assert same(text, text)
    if text.isascii():
        assert same(text, text.upper())


def test_passages_keep_their_order_and_headings_are_not_looked_at() -> None:
    other = passage_of("The goats are white.", "c")
    one = passage_of("Article 5\n\nThe goats are grey.", "a", body=11)
    repeat = passage_of("Article 7\n\nThe goats are grey!", "b", body=11)
    assert without_near_duplicates([other, one, repeat]) == [[other], [one, repeat]]


def test_a_place_is_where_the_same_words_stand_and_a_slip_is_another_word() -> None:
    passage = passage_of("The small goats are grey. They are shy.", "a")
    citation = cite(1, passage, passage.start, passage.start + 25)
    repeat = passage_of("Note. THE SMALL GOATS\nare grey! They are shy.", "b")
    (location,) = other_locations(
        citation, [passage_of("They are shy.", "d"), repeat, passage_of("The small goats are greyish.", "c")]
    )
    assert repeat.text[location.start - repeat.start : location.end - repeat.start] == "SMALL GOATS\nare grey!"
    assert (location.document_id, location.passage_id) == ("b", repeat.id)


def test_a_few_words_are_not_looked_for_elsewhere() -> None:
    passage = passage_of("See Article 5.", "a")
    citation = cite(1, passage, passage.start, passage.end)
    assert other_locations(citation, [passage_of("See Article 5.", "b")]) == ()


def document(name: str, body: str) -> str:
    return (
        f"---\nid: {name}\ntitle: Peraturan {name}\nlanguage: id\n---\n\n# Peraturan {name}\n\n## Pasal 4\n\n{body}\n"
    )


@pytest.fixture(scope="module")
def over_laws(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> "Assistant":
    """Two laws that share an article, and one that says another figure."""
    folder = tmp_path_factory.mktemp("laws")
    sources = folder / "sources"
    sources.mkdir()
    texts = {"satu": ARTICLE, "dua": ARTICLE.replace("itu diserahkan", "diserahkan"), "tiga": ARTICLE.replace("3", "8")}
    for name, text in texts.items():
        Path(sources / f"{name}.md").write_text(document(name, text), "utf-8")
    ingest(Settings(data=folder / "data"), [sources], quiet=True)
    return Assistant(Store(Where(folder / "data"), encoder.name, encoder.dimension), encoder)


def test_what_two_laws_share_is_quoted_once_with_both_and_another_figure_beside_it(over_laws: Assistant) -> None:
    with over_laws:
        answer = over_laws.ask("Berapa tahun pidana penjara bagi penyelundup kambing ke Pulau Orsa?")
        cited = {citation.document_id: citation for citation in answer.citations}
        assert "tiga" in cited
        (shared,) = cited.keys() - {"tiga"}
        (other,) = cited[shared].also
        assert {shared, other.document_id} == {"satu", "dua"}
        words = over_laws._resources.store.text(Span(other.document_id, other.start, other.end))
        assert normalised(words) == normalised(cited[shared].quote)
        assert f"juga dalam: Peraturan {other.document_id}" in " ".join(as_text(answer).split())
        assert cited["tiga"].also == ()
        found = over_laws.retrieve("pidana kambing")
        assert sorted(len(one.repeats) for one in found) == [0, 1]
