"""The sources under each answer on paper, where no panel can be opened; on the screen they are not shown."""

from assistant.chat.conversations.words import conversation_words
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.html.reference import reference
from assistant.chat.turns import ChatTurn
from assistant.chat.words import Words


def printed_sources(turn: ChatTurn, words: Words) -> Markup:
    """What the panel shows for a turn, as a list: number, quote, reference."""
    if turn.answer is None or not turn.shown:
        return NOTHING
    rows = (
        element("li", f"[{one.number}] ", element("q", one.quote, lang=one.language), f" {reference(one, words)}")
        for one in turn.shown
    )
    heading = words.sources if turn.answer.citations else words.nearest
    return element("div", element("h3", heading), element("ol", *rows), class_="printed", lang=words.code)


def missing_note(turn: ChatTurn, words: Words) -> Markup:
    """That words of a kept answer no longer stand in the documents, with the numbers of their sources."""
    if not turn.missing:
        return NOTHING
    numbers = " ".join(f"[{number}]" for number in sorted(turn.missing))
    return element("p", f"{numbers} {conversation_words(words.code).missing}", class_="status missing", lang=words.code)
