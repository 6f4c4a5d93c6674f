"""Which event of asking changes which part of the page."""

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.chat.access.door import READER
from assistant.chat.asking.answerers import active_answerer, answerer_dialog
from assistant.chat.asking.chip_row import chip_row
from assistant.chat.asking.filter_views import filter_dialog
from assistant.chat.asking.filters import ALL_OF_IT, ChatFilters, chosen_filters
from assistant.chat.asking.progress import Progress, progress_view
from assistant.chat.asking.steps import Desk
from assistant.chat.asking.suggestion_views import suggestions_view
from assistant.chat.asking.suggestions import suggestions
from assistant.chat.asking.turn_actions import editing_notice
from assistant.chat.asking.words import asking_words
from assistant.chat.layout import PageComponents
from assistant.chat.page import HEAVY, KEEP_BESIDES, LIGHT, conversation, page, sent
from assistant.chat.turns import AskingAssistant, ChatTurns, Trouble, attempt, cut, last_number, opened, settled
from assistant.chat.views import turn_of
from assistant.chat.words import words
from assistant.query.question import LONGEST
from corpus.model import Language

Changes = dict[Any, Any]

SETTLED = "async (...inputs) => { await window.rujukan.settled(); return inputs; }"
"""A question waits until the conversation that it belongs to is open."""

SHORTENED = f"""async (question, ...rest) => {{
  await window.rujukan.settled();
  return [question.trim().slice(0, {2 * (LONGEST + 1)}), ...rest];
}}"""
"""The same; and what is too long for a question is cut in the page, or the gate would refuse a pasted book before the
chat can say why. JavaScript counts units of UTF-16, two at most to a character: what is left is still too long, if it
was."""


def answer_questions(
    components: PageComponents, assistant: AskingAssistant, desk: Desk, follow: bool
) -> list[Dependency]:
    """Questions are answered, stopped and asked again; with `follow` in their own language, else in the page's.

    Returns:
        The events after which the last turn is another, or has come to its end.
    """

    async def answer(asked: ChatTurns, language: Language, request: gr.Request) -> AsyncIterator[Changes]:
        chosen = words(language)
        yield {
            components.turns: asked,
            components.chat: conversation(asked, chosen),
            components.welcome: "",
            components.progress: "",
            components.editing: 0,
            components.notice: "",
            components.suggestions: "",
        }
        async for step in desk.steps(asked, None if follow else language, request.headers.get(READER, "")):
            if isinstance(step, Progress):
                yield {components.progress: progress_view(step, asking_words(language))}
            else:
                shown = zip(
                    (components.welcome, components.chat, components.sources),
                    page(step, last_number(step), assistant, chosen),
                    strict=True,
                )
                yield {
                    components.turns: step,
                    components.selected: last_number(step),
                    components.progress: "",
                    **dict(shown),
                }

    async def ask(  # noqa: PLR0917 - one for each part of the page that it reads
        question: str,
        turns: ChatTurns,
        language: Language,
        filters: ChatFilters,
        answerer: str,
        editing: int,
        request: gr.Request,
    ) -> AsyncIterator[Changes]:
        if not question.strip():
            yield {components.turns: gr.skip()}
            return
        asked = opened(cut(turns, editing), question, filters, answerer=answerer)
        async for changes in answer(asked, language, request):
            # What is too long stays, to be shortened and not typed again.
            emptied = components.editing in changes and len(question) <= LONGEST
            yield {components.box: "", **changes} if emptied else changes

    async def pick(  # noqa: PLR0917 - as above
        turns: ChatTurns,
        language: Language,
        filters: ChatFilters,
        answerer: str,
        event: gr.EventData,
        request: gr.Request,
    ) -> AsyncIterator[Changes]:
        question = str(sent(event).get("question", ""))
        async for changes in ask(question, turns, language, filters, answerer, 0, request):
            yield {key: value for key, value in changes.items() if key is not components.box}

    async def again(  # noqa: PLR0917 - as above
        turns: ChatTurns,
        language: Language,
        filters: ChatFilters,
        answerer: str,
        event: gr.EventData,
        request: gr.Request,
    ) -> AsyncIterator[Changes]:
        turn = turn_of(turns, sent(event).get("turn"))
        if turn is None:
            yield {components.turns: gr.skip()}
            return
        # The last one is replaced; one further up is asked anew at the end, so that nothing after it is lost.
        before = cut(turns, turn.number) if turn is turns[-1] else turns
        as_written = turn.as_written or bool(sent(event).get("written"))
        asked = opened(before, turn.question, filters, as_written=as_written, answerer=answerer)
        async for changes in answer(asked, language, request):
            yield changes

    def stop(turns: ChatTurns, language: Language) -> Changes:
        if not turns or turns[-1].answer or turns[-1].trouble:
            return {components.progress: ""}
        stopped = settled(turns, Trouble("stopped"))
        return {
            components.suggestions: "",
            components.turns: stopped,
            components.chat: conversation(stopped, words(language)),
            components.progress: "",
        }

    def suggest(turns: ChatTurns, language: Language, conversation: str) -> str:
        # Nobody is kept waiting for what nobody asked.
        found = attempt(lambda: suggestions(turns, assistant)) if desk.is_idle else None
        return suggestions_view(None if isinstance(found, Trouble) else found, words(language), conversation)

    changed = [
        components.turns,
        components.selected,
        components.welcome,
        components.chat,
        components.sources,
        components.box,
        components.progress,
        components.editing,
        components.notice,
        components.suggestions,
    ]
    here = [components.turns, components.language, components.filters, components.answerer]
    asking = [
        components.box.submit(ask, [components.box, *here, components.editing], changed, js=SHORTENED, **HEAVY),
        components.bridge.pick(pick, here, changed, js=SETTLED, **HEAVY),
        components.doing.again(again, here, changed, js=SETTLED, **HEAVY),
    ]
    for asked in asking:
        # Apart from the question itself: meanwhile the next one can be asked.
        asked.then(
            suggest,
            [components.turns, components.language, components.conversation],
            components.suggestions,
            **LIGHT,
        ).then(js=KEEP_BESIDES)
    stopped = components.doing.stop(
        stop,
        [components.turns, components.language],
        [components.turns, components.chat, components.progress, components.suggestions],
        cancels=asking,
        **LIGHT,
    )
    return [*asking, stopped]


def edit_and_choose(components: PageComponents, assistant: AskingAssistant) -> None:
    """An earlier question comes back into the box; filters are chosen and taken away; what words answers is chosen."""

    def edit(turns: ChatTurns, language: Language, event: gr.EventData) -> list[Any]:
        turn = turn_of(turns, sent(event).get("turn"))
        if turn is None:
            return [gr.skip()] * 3
        return [turn.question, turn.number, editing_notice(turn, turn is turns[-1], asking_words(language))]

    def show(filters: ChatFilters, language: Language) -> str:
        return filter_dialog(filters, assistant.documents(), words(language))

    def choose(answerer: str, language: Language, event: gr.EventData) -> list[Any]:
        filters = chosen_filters(sent(event), assistant.documents())
        return [filters, chip_row(filters, answerer, assistant, words(language))]

    def remove(filters: ChatFilters, answerer: str, language: Language, event: gr.EventData) -> list[Any]:
        name, value = sent(event).get("name"), sent(event).get("value")
        left = filters.without(str(name), value) if name else ALL_OF_IT
        return [left, chip_row(left, answerer, assistant, words(language))]

    def show_answerers(answerer: str, language: Language) -> str:
        return answerer_dialog(answerer, assistant, words(language))

    def choose_answerer(filters: ChatFilters, language: Language, event: gr.EventData) -> list[Any]:
        chosen = active_answerer(str(sent(event).get("name", "")), assistant)
        return [chosen, chip_row(filters, chosen, assistant, words(language))]

    doing, editing = components.doing, [components.box, components.editing, components.notice]
    doing.edit(edit, [components.turns, components.language], editing, **LIGHT).then(
        js="() => window.rujukan.editing()"
    )
    doing.unedit(lambda: ["", 0, ""], None, editing, **LIGHT).then(js="() => window.rujukan.editing()")
    filtered = [components.filters, components.chips]
    doing.filters(show, [components.filters, components.language], components.form, **LIGHT).then(
        js="() => window.rujukan.sheet('filters')"
    )
    how = [components.answerer, components.language]
    for changed in (
        doing.filter(choose, how, filtered, **LIGHT),
        doing.unfilter(remove, [components.filters, *how], filtered, **LIGHT),
    ):
        changed.then(js=KEEP_BESIDES)
    doing.answerers(show_answerers, how, components.form, **LIGHT).then(js="() => window.rujukan.sheet('answerers')")
    doing.answerer(
        choose_answerer,
        [components.filters, components.language],
        [components.answerer, components.chips],
        **LIGHT,
    )
