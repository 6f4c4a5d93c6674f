"""Texts as numbers, and their batches."""

import random

from tokenizers import Tokenizer

from assistant.reading.cross_encoder import WINDOW
from eval.training.examples import Candidate, Group, windows
from eval.training.features import batches, row_group, rows_of

TEXT = "Kapal itu berangkat dari Ambon. " * 60


def test_the_answer_is_found_again_in_the_window_that_holds_it(tokenizer: Tokenizer) -> None:
    text = TEXT + "Nakhodanya bernama Rahayu."
    at = text.index("Rahayu")
    read = rows_of(tokenizer, "Siapa?", Candidate("Kapal:", text, (at, at + 6)))
    assert not any(row.answer for row in read), "two windows of a passage are read, and this one is longer"
    short = text[-600:]
    at = short.index("Rahayu")
    (row,) = [row for row in rows_of(tokenizer, "Siapa?", Candidate("Kapal:", short, (at, at + 6))) if row.answer]
    first, last = row.answer or (0, 0)
    assert short[row.offsets[first - row.first][0] : row.offsets[last - row.first][1]].strip() == "Rahayu"


def test_a_group_whose_answer_is_in_no_window_is_left_out(tokenizer: Tokenizer) -> None:
    text = TEXT * 2 + "Rahayu."
    assert row_group(tokenizer, Group("Siapa?", (Candidate("", text, (len(text) - 7, len(text) - 1)),))) is None


def test_batches_hold_every_group_once_and_no_more_tokens_than_they_may(tokenizer: Tokenizer) -> None:
    made = [Group("Apa?", (Candidate("", TEXT[: 32 * count]), Candidate("", TEXT[:40]))) for count in range(1, 30)]
    rows = [one for group in made if (one := row_group(tokenizer, group)) is not None]
    found = batches(rows, 600, random.Random(1))
    assert sorted(map(id, rows)) == sorted(id(group) for batch in found for group in batch)
    for batch in found:
        size = sum(len(group.rows) for group in batch) * max(group.longest for group in batch)
        assert size <= 600 or len(batch) == 1
    assert max(group.longest for batch in found for group in batch) <= WINDOW + 10


def test_windows_tile_a_text_by_whole_sentences() -> None:
    found = list(windows(TEXT, 200))
    assert all(end - start <= 200 and TEXT[start:end].endswith("Ambon.") for start, end in found)
    assert sum(TEXT[start:end].count("Ambon") for start, end in found) == 60
    assert all(end - start <= 50 for start, end in windows("panjang " * 40, 50))
