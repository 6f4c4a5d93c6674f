"""Thumbs: the form appears under an answer, and what is sent by it is kept."""

from collections.abc import Sequence
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.answer import Status
from assistant.chat.feedback.rating_form import rating_form, thanks
from assistant.chat.feedback.ratings import Rating, Ratings
from assistant.chat.layout import PageComponents
from assistant.chat.page import LIGHT, sent
from assistant.chat.turns import ChatTurns, Trouble, attempt, cut, history
from assistant.chat.views import turn_of
from corpus.model import Language


def rate_answers(components: PageComponents, ratings: Ratings, turned: Sequence[Dependency]) -> None:
    """Wire the form to the file. After each of the events `turned` another turn may be the last or its words others."""

    def offer(turns: ChatTurns, language: Language) -> str:
        answer = turns[-1].answer if turns else None
        return rating_form(turns[-1].number, language) if answer and answer.status is not Status.HELP else ""

    def rate(turns: ChatTurns, language: Language, event: gr.EventData) -> Any:
        told = sent(event)
        turn = turn_of(turns, told.get("turn"))
        if turn is None or turn.answer is None:
            return gr.skip()
        before = tuple(history((*cut(turns, turn.number), turn)))
        rating = Rating(told.get("good") == "yes", str(told.get("reason", "")), turn.answer, before)
        return gr.skip() if isinstance(attempt(lambda: ratings.keep(rating)), Trouble) else thanks(language)

    here = [components.turns, components.language]
    for event in turned:
        event.then(offer, here, components.rating, **LIGHT)
    components.doing.rate(rate, here, components.rating, **LIGHT)
