"""A follow-up as a question of its own, in a model's words: taken only where it adds no name and no number."""

import re
from collections.abc import Callable, Sequence

from assistant.conversation.care import is_of_need
from assistant.conversation.rewriting import Reading
from assistant.proving.words.names import names, same_name
from assistant.proving.words.text_words import text_words
from assistant.query.question import LONGEST
from assistant.writing.endpoint import Messages
from assistant.writing.errors import EndpointError

TURNS = 3
LONGEST_TURN = 500
"""Earlier turns that are shown, and characters of each of their texts."""

_ASKED = """Write the last question anew so that it can be understood without the conversation, in its own language. Put
in what it refers to; add nothing else, change nothing else, answer nothing. Write the question alone, on one line."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def with_rewriting(
    ask: Callable[[Messages], str], question: str, history: Sequence[tuple[str, str]], meant: Sequence[Reading]
) -> tuple[Reading, ...]:
    """The readings, a model's rewriting of a follow-up before those that are doubtful.

    A turn of somebody in need is not sent. A rewriting that is refused, and a fault, leave the readings as they are.
    """
    told = [turn for turn in history if not is_of_need(turn)][-TURNS:]
    if not told or (len(meant) == 1 and meant[0].text == question):
        return tuple(meant)
    lines = [f"Question: {asked[:LONGEST_TURN]}\nAnswer: {answer[:LONGEST_TURN]}" for asked, answer in told]
    try:
        written = ask([("system", _ASKED), ("user", "\n".join([*lines, f"Last question: {question}"]))])
    except EndpointError:
        return tuple(meant)
    rewritten = written.strip().strip('"“”').removeprefix("Last question:").strip()
    if not rewriting_adds_nothing(rewritten, question, told):
        return tuple(meant)
    return (Reading(rewritten, doubtful=True), *(one for one in meant if one.text != rewritten))


def rewriting_adds_nothing(rewritten: str, question: str, history: Sequence[tuple[str, str]]) -> bool:
    """Whether a rewriting is one line that asks, with no name and no number that the conversation has not."""
    if not rewritten or "\n" in rewritten or len(rewritten) > LONGEST:
        return False
    said = "\n".join([question, *(text for turn in history for text in turn)])
    if not set(_NUMBER.findall(rewritten)) <= set(_NUMBER.findall(said)):
        return False
    known = text_words(said)
    return all(any(same_name(word, other) for other in known) for word in names(rewritten))
