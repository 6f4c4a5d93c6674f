import pytest

from assistant.answer import Statement
from assistant.chat.asking.progress import Progress, advanced, progress_view
from assistant.chat.asking.words import ENGLISH, INDONESIAN, AskingWords
from assistant.events import QuoteChosen, Stage, StageStarted
from tests.assistant.chat.examples import ANSWER, CITATION
from tests.assistant.chat.reading import seen

QUOTE = QuoteChosen(Statement("“It was founded in 1907.”", (1,)), (CITATION,))


@pytest.mark.parametrize("words", [ENGLISH, INDONESIAN])
@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_told_with_its_count(stage: Stage, words: AskingWords) -> None:
    read = seen(progress_view(Progress(StageStarted(stage, 12)), words))
    assert words.stages[stage][1].format(count=12) in read.text
    assert words.stop in read.inside["button"]


def test_quotes_appear_as_they_are_chosen_with_where_they_stand() -> None:
    progress = advanced(advanced(Progress(), StageStarted(Stage.COMPARING, 1)), QUOTE)
    read = seen(progress_view(progress, ENGLISH))
    assert "“It was founded in 1907.” Annual report (2019) › Organisation" in read.inside["li"]


def test_another_reading_of_the_question_begins_without_quotes() -> None:
    progress = advanced(advanced(Progress(), QUOTE), StageStarted(Stage.LOOKING, 3))
    assert progress == Progress(StageStarted(Stage.LOOKING, 3))
    assert advanced(progress, ANSWER) == progress


def test_who_waits_is_told_the_place() -> None:
    assert "place 12" in seen(progress_view(Progress(place=12), ENGLISH)).text
    assert "nomor 12" in seen(progress_view(Progress(place=12), INDONESIAN)).text
