"""Quotes made whole: lists that go on in the next passage, and sentences that speak of something named before."""

from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask import Assistant
from assistant.quoting.expansion import ROOM, expand_quotes, whole_block, with_antecedent
from assistant.quoting.quote_spans import QuoteSpan
from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from ingest.cli.ingest import ingest


def tiled(*texts: str) -> list[Passage]:
    """A document of these passages."""
    ends = accumulate((len(text) for text in texts), initial=0)
    return [
        Passage("a", "v", order, start, end, start, text, (), "en", "Title")
        for order, (text, (start, end)) in enumerate(zip(texts, pairwise(ends), strict=True))
    ]


def whole(passages: list[Passage], order: int, words: str) -> str:
    """What a quote of these words becomes."""
    passage = passages[order]
    start = passage.start + passage.text.index(words)
    found = whole_block(
        QuoteSpan(passage, start, start + len(words)), lambda _, location: dict(enumerate(passages)).get(location)
    )
    assert found.text == "".join(one.text for one in passages)[found.start : found.end]
    return found.text


LIST = tiled(
    "It is old.\n\nThe company has three duties:\n- schools;\n",
    "- mail;\n",
    "- rescue.\n\nIt is new.\n\n",
    "- no more.",
)


@pytest.mark.parametrize(
    ("order", "words"), [(0, "The company has three duties:\n- schools;"), (1, "- mail;"), (2, "- rescue.")]
)
def test_a_list_is_followed_into_the_passages_on_both_sides(order: int, words: str) -> None:
    assert whole(LIST, order, words) == "The company has three duties:\n- schools;\n- mail;\n- rescue."


def test_a_line_that_introduces_a_list_in_the_next_passage_brings_it() -> None:
    passages = tiled("The company has two duties:\n", "- schools;\n- mail.")
    assert whole(passages, 0, "The company has two duties:") == "The company has two duties:\n- schools;\n- mail."


def test_a_sentence_and_an_item_of_a_list_stay_as_they_are() -> None:
    assert whole(LIST, 0, "It is old.") == "It is old."
    assert whole(tiled("Duties:\n- schools;\n- mail;\n", "- rescue."), 0, "- mail;") == "- mail;"


def test_a_list_ends_with_its_paragraph_and_at_a_heading() -> None:
    assert whole(tiled("Duties:\n- schools;\n- mail.\n\n", "- rescue."), 0, "Duties:\n- schools;\n- mail.").endswith(
        "mail."
    )
    first, second = tiled("Duties:\n- schools;\n", "Rights\n- rescue.")
    headed = [first, Passage("a", "v", 1, second.start, second.end, second.start + 7, second.text, (), "en", "Title")]
    assert whole(headed, 0, "Duties:\n- schools;").endswith("schools;")


def test_a_whole_passage_is_followed_to_the_end_of_its_paragraph() -> None:
    passages = tiled("It was founded in 1911. ", "It burnt down. It was built anew.\n\n", "It is old.")
    assert whole(passages, 0, "It was founded in 1911.") == "It was founded in 1911. It burnt down. It was built anew."
    assert whole(passages, 1, "It burnt down.") == "It burnt down."


def test_a_list_that_is_too_long_is_quoted_as_it_was_found() -> None:
    long = tiled("Duties:\n- schools;\n", "- mail;\n" * ROOM)
    assert whole(long, 0, "Duties:\n- schools;") == "Duties:\n- schools;"


def antecedent(text: str, words: str) -> str:
    (passage,) = tiled(text)
    start = text.index(words)
    return with_antecedent(QuoteSpan(passage, start, start + len(words))).text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IOM has 173 members. It has its seat in Geneva.", "It has its seat in Geneva."),
        (
            "IOM didirikan pada 1951. Organisasi tersebut bermarkas di Jenewa.",
            "Organisasi tersebut bermarkas di Jenewa.",
        ),
        ("IOM lahir. Ia kecil. Ia kini besar.", "Ia kini besar."),
    ],
)
def test_what_a_sentence_refers_to_is_quoted_with_it(text: str, words: str) -> None:
    assert antecedent(text, words) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IOM has members. Geneva is its seat.", "Geneva is its seat."),
        ("Old.\n\nIt has its seat in Geneva.", "It has its seat in Geneva."),
        ("It is old. It is new.", "It is old."),
        ("x" * 500 + ". It is new.", "It is new."),
    ],
)
def test_other_sentences_stand_alone(text: str, words: str) -> None:
    assert antecedent(text, words) == words


TEXTS = st.lists(
    st.lists(st.sampled_from(["- a;\n", "It is. ", "One:\n", "Two.\n\n", "1. b\n"]), min_size=1, max_size=4).map(
        "".join
    ),
    min_size=1,
    max_size=5,
)


@given(TEXTS, st.data())
def test_whole_quotes_hold_the_quotes_they_were_and_never_overlap(texts: list[str], data: st.DataObject) -> None:
    passages, document = tiled(*texts), "".join(texts)
    quotes = []
    for passage in passages:
        start = data.draw(st.integers(0, len(passage.text) - 1))
        end = data.draw(st.integers(start + 1, len(passage.text)))
        quotes.append(QuoteSpan(passage, passage.start + start, passage.start + end))
    found = expand_quotes(quotes, lambda _, location: dict(enumerate(passages)).get(location))
    for before, after in zip(quotes, found, strict=True):
        assert after.passage.start <= after.start <= before.start < before.end <= after.end <= after.passage.end
        assert after.text == document[after.start : after.end]
    assert all(one.end <= other.start for one, other in pairwise(found))


VILLAGES = [f"- Skjervik{chr(97 + n)}øya, Vågsøy{chr(97 + n)} og Øksfjord{chr(97 + n)};" for n in range(20)]


def test_a_list_longer_than_a_passage_is_cited_whole(tmp_path: Path, encoder: Encoder) -> None:
    listed = "The mail boat of Skarvik calls at these villages:\n\n" + "\n".join(VILLAGES)
    text = f"---\nid: boat\ntitle: The mail boat\nlanguage: en\n---\n\n# The mail boat\n\n{listed}\n"
    (tmp_path / "boat.md").write_text(text, "utf-8")
    ingest(Settings(data=tmp_path / "data"), [tmp_path / "boat.md"], quiet=True)
    with Assistant(Store(StoreLocation(tmp_path / "data"), encoder.name, encoder.dimension), encoder) as assistant:
        passages = assistant.passages("boat")
        (citation,) = assistant.ask("At which villages does the mail boat of Skarvik call?").citations
    assert citation.quote.endswith("\n".join(VILLAGES))
    assert sum(one.start < citation.end and citation.start < one.end for one in passages) > 1
