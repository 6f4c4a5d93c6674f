"""A stretch of text cut within a limit."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.splitting.pieces import CHARACTERS_PER_TOKEN, Cutter


def count(text: str) -> int:
    return len(text.split())


def cut(text: str, limit: int, target: int = 4) -> list[str]:
    cutter = Cutter(text, count, target)
    return [text[piece.start : piece.end] for piece in cutter.pieces(0, len(text), limit)]


def test_blocks_within_the_limit_stay_whole() -> None:
    assert cut("Satu dua. Tiga.\n\nEmpat:\n1. lima\n2. enam", 5) == ["Satu dua. Tiga.\n\n", "Empat:\n1. lima\n2. enam"]


def test_a_list_above_the_limit_is_cut_between_items() -> None:
    assert cut("Empat:\n1. lima\n2. enam", 4) == ["Empat:\n", "1. lima\n", "2. enam"]


def test_a_paragraph_above_the_limit_is_cut_between_sentences_into_even_stretches() -> None:
    text = "A satu. B dua. C tiga. D empat. E lima. F enam."
    assert cut(text, 6) == ["A satu. B dua. ", "C tiga. D empat. ", "E lima. F enam."]


def test_a_sentence_above_the_limit_is_cut_between_words_and_a_word_between_characters() -> None:
    assert cut("satu dua tiga empat", 2) == ["satu dua ", "tiga empat"]
    cutter = Cutter("x" * 10, len, 3)
    assert [piece.end - piece.start for piece in cutter.pieces(0, 10, 3)] == [2, 3, 2, 3]


@given(st.text(alphabet=st.sampled_from("ab. \n|1é"), max_size=200), st.integers(1, 12), st.integers(1, 8))
def test_pieces_tile_the_text_and_keep_to_the_limit(text: str, limit: int, target: int) -> None:
    pieces = list(Cutter(text, count, target).pieces(0, len(text), limit))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(count(text[piece.start : piece.end]) <= limit for piece in pieces)
    assert all(piece.tokens >= count(text[piece.start : piece.end]) for piece in pieces)


def test_characters_that_the_model_fuses_into_one_token_are_cut_too() -> None:
    """2.6 million joiners were one token, so one passage, and an answer of 22 MB."""
    text = "\u200d" * 100_000
    pieces = list(Cutter(text, count, 160).pieces(0, len(text), 320))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert max(piece.end - piece.start for piece in pieces) <= (320 + 1) * CHARACTERS_PER_TOKEN
