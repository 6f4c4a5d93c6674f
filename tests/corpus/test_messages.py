"""Texts that remember what they are made of, and are told in either language."""

import copy
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError, UsageError
from corpus.messages import (
    Message,
    as_message,
    as_plain,
    catalogue,
    entries,
    from_plain,
    in_language,
    message,
    reason_of,
)

values = st.text() | st.integers() | st.floats(allow_nan=False)


def missing(path: object = "/data/x.md") -> Message:
    return message("{path}: there is no such file or folder. Check the path.", path=path)


def test_a_message_is_english_text_and_is_told_in_indonesian() -> None:
    assert missing() == "/data/x.md: there is no such file or folder. Check the path."
    assert in_language(missing(), "en") == missing()
    assert in_language(missing(), "id") == "/data/x.md: tidak ada berkas atau folder seperti itu. Periksa letaknya."


def test_a_text_without_values_is_looked_up_as_it_stands() -> None:
    assert in_language("Rename it.", "id") == "Ganti namanya."
    assert in_language("Rename it.", "en") == "Rename it."


def test_what_has_no_translation_stays_english() -> None:
    assert in_language("A text that nobody wrote {yet}.", "id") == "A text that nobody wrote {yet}."
    assert in_language("", "id") == ""


def test_messages_within_messages_are_told_in_the_same_language() -> None:
    error = ReadError("x.pdf", message("it has more than {most} pages", most=5000), "Split it into smaller files.")
    assert str(error) == "x.pdf: it has more than 5000 pages. Split it into smaller files."
    told = "x.pdf: halamannya lebih dari 5000. Bagilah menjadi berkas-berkas yang lebih kecil."
    assert in_language(error.message, "id") == told


def test_a_value_is_never_taken_for_a_text_of_ours() -> None:
    assert in_language(message("removed {document}", document="refused"), "id") == "refused dihapus"


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    length = message(
        "The question has {length:,} characters; at most {longest:,} are read. Shorten it.", length=12345, longest=2000
    )
    assert "12,345" in length
    assert "12.345" in in_language(length, "id")
    rate = message("{done} of {files} files, {passages} passages, {rate:.1f}/s", done=1, files=2, passages=3, rate=4.56)
    assert in_language(rate, "id") == "1 dari 2 berkas, 3 bagian, 4,6/dtk"


def test_braces_in_a_value_or_in_a_text_without_values_are_left_alone() -> None:
    assert missing("{0}{path}").startswith("{0}{path}: ")
    assert in_language(missing("{0}"), "id").startswith("{0}: ")
    assert as_message("a {brace") == "a {brace"


def test_an_error_without_values_has_a_message_too() -> None:
    error = UsageError("--output goes with --batch. To keep one answer, use --json and redirect it to a file.")
    assert in_language(error.message, "id").startswith("--output hanya bersama --batch.")


def test_the_systems_reason_is_translated_where_it_is_a_common_one() -> None:
    with pytest.raises(FileNotFoundError) as found:
        Path("/nowhere/at/all").read_bytes()
    assert in_language(reason_of(found.value), "id") == "tidak ada berkas atau folder seperti itu"
    assert in_language(reason_of(OSError("odd")), "id") == "odd"


@given(st.dictionaries(st.from_regex(r"\A[a-z]{1,8}\Z"), values, max_size=3))
def test_a_message_survives_copies_pickles_and_its_way_through_json(filled: dict[str, object]) -> None:
    template = " ".join(f"{{{name}}}" for name in filled) or "nothing"
    outer = message(
        "{place}: {reason}. {remedy}", place="p", reason=message(template, **filled), remedy=as_message("Rename it.")
    )
    there_and_back = from_plain(json.loads(json.dumps(as_plain(outer))))
    for same in (copy.deepcopy(outer), pickle.loads(pickle.dumps(outer)), there_and_back):
        assert same == outer
        assert in_language(same, "id") == in_language(outer, "id")
        assert in_language(same, "id").endswith("Ganti namanya.")


CATALOGUE = r"""# a group
msgid ""
msgstr ""
"Language: id\n"

msgid ""
"one \"two\"\n"
"three"
msgstr "satu"

msgid "a"
msgstr "b"
"""


def test_a_catalogue_is_read_with_its_escapes_and_its_strings_of_several_lines() -> None:
    assert entries(CATALOGUE) == {'one "two"\nthree': "satu", "a": "b"}


def test_the_catalogue_is_read_whole() -> None:
    text = Path(__file__).parents[2].joinpath("corpus/locale/id.po").read_text("utf-8")
    assert len(catalogue("id")) == text.count("\nmsgid ") - 1
