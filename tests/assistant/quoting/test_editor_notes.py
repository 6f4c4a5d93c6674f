"""However a quote from an editor's note is cut, the label comes along."""

import pytest

from assistant.quoting.editor_notes import with_label
from assistant.quoting.quote_spans import QuoteSpan
from tests.stores import tile

LABELLED = {
    "en": "Editor's note: The year 1945 cannot be right. The constitution came into force in 1954.",
    "id": "Catatan penyunting: Tahun 1945 tidak mungkin benar. Konstitusi berlaku pada 1954.",
}


@pytest.mark.parametrize("note", LABELLED.values())
@pytest.mark.parametrize("before", ["", "The chapter says 1945.\n\n"])
def test_the_second_sentence_of_an_editors_note_is_quoted_from_the_label_on(note: str, before: str) -> None:
    text = f"{before}{note}\n\nIOM has members."
    start = text.index("The constitution" if "constitution" in text else "Konstitusi")
    quote = with_label(QuoteSpan(tile(text)[0], start, len(before) + len(note)))
    assert quote.text == note


def test_a_quote_from_another_paragraph_stays_as_it_is() -> None:
    text = f"{LABELLED['en']}\n\nIOM has 166 members. It grows."
    start = text.index("It grows")
    assert with_label(QuoteSpan(tile(text)[0], start, len(text))).text == "It grows."
