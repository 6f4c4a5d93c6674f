"""Slices together are the text, and count what the whole counts."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.embedding import slices as module
from corpus.embedding.encoder import Encoder
from corpus.embedding.slices import SLICE, slices


@given(st.text(alphabet="ab \n", max_size=400))
def test_slices_together_are_the_text(text: str) -> None:
    before, module.SLICE = module.SLICE, 20
    try:
        parts = list(slices(text))
    finally:
        module.SLICE = before
    assert "".join(parts) == text
    assert all(len(part) <= 20 for part in parts)


def test_a_long_text_has_as_many_tokens_as_its_words(encoder: Encoder) -> None:
    sentence = "Organisasi Internasional untuk Migrasi didirikan pada tahun 1951. "
    text = sentence * (3 * SLICE // len(sentence))
    assert encoder.count_tokens(text) == encoder.count_tokens(sentence) * (3 * SLICE // len(sentence))
