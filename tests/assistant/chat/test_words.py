import re
from dataclasses import asdict, fields

import pytest

from assistant.answer import Status
from assistant.chat.conversations.words import conversation_words
from assistant.chat.words import ENGLISH, INDONESIAN, Words, counted, interface_language, words


def _texts(language: Words) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in fields(Words):
        value = getattr(language, each.name)
        parts = (
            value.items()
            if isinstance(value, dict)
            else enumerate(value)
            if isinstance(value, tuple)
            else [("", value)]
        )
        found |= {f"{each.name} {key}": text for key, text in parts}
    return found


def test_both_languages_have_the_same_texts_with_the_same_gaps_to_fill() -> None:
    english, indonesian = _texts(ENGLISH), _texts(INDONESIAN)
    assert english.keys() == indonesian.keys()
    gaps = re.compile(r"\{\w+\}")
    assert {key: gaps.findall(text) for key, text in english.items()} == {
        key: gaps.findall(text) for key, text in indonesian.items()
    }


def test_the_texts_on_conversations_have_the_same_gaps_in_both_languages() -> None:
    english, indonesian = asdict(conversation_words("en")), asdict(conversation_words("id"))
    gaps = re.compile(r"\{\w+\}")
    assert [gaps.findall(text) for text in english.values()] == [gaps.findall(text) for text in indonesian.values()]
    assert all(text.strip() for text in (*english.values(), *indonesian.values()))


@pytest.mark.parametrize("language", [ENGLISH, INDONESIAN])
def test_no_text_is_empty_and_every_status_has_its_words(language: Words) -> None:
    assert all(text.strip() for text in _texts(language).values())
    assert set(language.status) == set(Status) - {Status.ANSWERED}


def test_only_the_sources_number_one_is_singular() -> None:
    assert [counted(ENGLISH.source_count, count) for count in (0, 1, 2)] == ["0 sources", "1 source", "2 sources"]


@pytest.mark.parametrize(
    ("chosen", "setting", "browser", "expected"),
    [
        ("en", "id", "id-ID", "en"),
        ("", "id", "en-GB", "id"),
        ("", "", "id-ID", "id"),
        ("", "", "id", "id"),
        ("", "", "en-US", "en"),
        ("", "", "fr", "en"),
        ("<script>", "", "", "en"),
    ],
)
def test_the_language_is_the_readers_choice_then_the_setting_then_the_browsers(
    chosen: str, setting: str, browser: str, expected: str
) -> None:
    assert interface_language(chosen, setting, browser) == expected


def test_a_language_the_interface_does_not_have_is_shown_in_english() -> None:
    assert words("fr") is ENGLISH
