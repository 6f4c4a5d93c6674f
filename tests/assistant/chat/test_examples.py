import pytest

from assistant.answer import Status
from assistant.ask import Assistant
from assistant.chat.words import ENGLISH, INDONESIAN, Words


@pytest.mark.parametrize("language", [ENGLISH, INDONESIAN], ids=["en", "id"])
def test_the_shipped_documents_answer_every_example(language: Words, over_shipped: Assistant) -> None:
    answers = [over_shipped.ask(example) for example in language.examples]
    assert {answer.language for answer in answers} == {language.code}
    assert {answer.status for answer in answers} <= {Status.ANSWERED, Status.CONFLICTING}
    assert all(answer.citations for answer in answers)
