import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.ask import Assistant
from assistant.chat.feedback.rating_form import WORDS, rating_form
from assistant.chat.feedback.ratings import LONGEST_REASON, Rating, Ratings
from corpus.errors import UsageError
from eval.drafts import from_feedback
from tests.assistant.chat.examples import ANSWER
from tests.assistant.chat.reading import seen
from tests.assistant.chat.texts import FOUNDED

WRONG = Rating(False, "It was 1908.", replace(ANSWER, question=FOUNDED), (("Who?", "Nobody."),))


def test_what_was_found_wanting_comes_first_and_nothing_is_lost(tmp_path: Path) -> None:
    ratings = Ratings(tmp_path / "deep" / "ratings.sqlite")
    ratings.keep(Rating(True, "x" * 5000, ANSWER))
    ratings.keep(WRONG)
    first, second = Ratings(tmp_path / "deep" / "ratings.sqlite").candidates()
    assert (first["question"], first["comment"], first["good"]) == (FOUNDED, "It was 1908.", False)
    assert first["history"] == [["Who?", "Nobody."]]
    assert len(second["comment"]) == LONGEST_REASON


def test_a_message_of_need_is_never_kept(tmp_path: Path) -> None:
    ratings = Ratings(tmp_path / "ratings.sqlite")
    ratings.keep(Rating(True, "", replace(ANSWER, status=Status.HELP)))
    assert list(ratings.candidates()) == []


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ratings.sqlite"
    file.write_text("no database at all, but long enough to be looked at as one" * 20, "utf-8")
    with pytest.raises(UsageError, match="ratings"):
        Ratings(file)


def test_what_is_exported_becomes_drafts_of_known_questions(tmp_path: Path, assistant: Assistant) -> None:
    ratings = Ratings(tmp_path / "ratings.sqlite")
    ratings.keep(replace(WRONG, history=()))
    exported = tmp_path / "asked.jsonl"
    exported.write_text("".join(json.dumps(one) + "\n" for one in ratings.candidates()), "utf-8")
    (draft,) = from_feedback(exported, assistant)
    assert (draft["question"], draft["reference"]) == (FOUNDED, "It was 1908.")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_form_says_in_plain_words_what_is_kept(language: str) -> None:
    read = seen(rating_form(3, language))
    assert WORDS[language].note in read.text
    assert [attrs["value"] for tag, attrs in read.elements if attrs.get("name") == "good"] == ["yes", "no"]
