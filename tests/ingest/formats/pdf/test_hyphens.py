"""Hyphens at the ends of printed lines."""

from collections import Counter

import pytest

from ingest.formats.pdf.hyphens import joined, words_of_lines
from ingest.formats.pdf.lines import HYPHEN


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("masa 2015-", "2017", "masa 2015-2017"),
        (f"COVID{HYPHEN}", "19", "COVID-19"),
        ("Rp50.000-", "75.000", "Rp50.000-75.000"),
        (f"per{HYPHEN}", "lindungan", "perlindungan"),
        (f"anak{HYPHEN}", "anaknya", "anak-anaknya"),
        (f"hak{HYPHEN}", "hak", "hak-hak"),
        (f"Asia{HYPHEN}", "Pasifik", "Asia-Pasifik"),
        (f"long{HYPHEN}", "term", "long-term"),
        (f"mother{HYPHEN}", "in-law", "mother-in-law"),
        (f"mother-in{HYPHEN}", "law", "mother-in-law"),
        (f"undang-un{HYPHEN}", "dangan", "undang-undangan"),
        (f"e{HYPHEN}", "mail", "e-mail"),
        (f"traf{HYPHEN}", "ficking", "trafficking"),
        (f"un{HYPHEN}", "known", "unknown"),
        (f"up{HYPHEN}", "date", "update"),
    ],
)
def test_digits_and_compounds_keep_theirs_and_broken_words_lose_it(first: str, second: str, whole: str) -> None:
    assert joined([first, second], Counter()) == whole


def test_the_document_decides_where_it_writes_the_word_itself() -> None:
    assert joined([f"co{HYPHEN}", "operation"], words_of_lines(["co-operation is"])) == "co-operation"
    assert joined([f"long{HYPHEN}", "term"], words_of_lines(["a longterm aim"])) == "longterm"


def test_the_halves_of_a_parted_word_are_no_words() -> None:
    assert words_of_lines([f"the traf{HYPHEN}", "ficking ends"]) == Counter(("the", "ends"))
