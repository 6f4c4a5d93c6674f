"""How far a question is: gathered from what the assistant reports, shown under the conversation."""

from dataclasses import dataclass, replace

from assistant.answer import Citation, Statement
from assistant.chat.asking.words import AskingWords
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.html.reference import short_location
from assistant.events import AnswerEvent, QuoteChosen, StageStarted


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage that runs, and the quotes chosen by now; `place` in the line while it is not taken up yet."""

    stage: StageStarted | None = None
    quotes: tuple[tuple[Statement, tuple[Citation, ...]], ...] = ()
    place: int = 0


def advanced(progress: Progress, event: AnswerEvent) -> Progress:
    """The progress after one more event. A stage that begins anew is of another reading: its quotes are not kept."""
    if isinstance(event, StageStarted):
        return Progress(event)
    if isinstance(event, QuoteChosen):
        return replace(progress, quotes=(*progress.quotes, (event.statement, event.citations)))
    return progress


def progress_view(progress: Progress, words: AskingWords) -> Markup:
    """What is being done, the quotes so far, and how to stop it."""
    quotes = [_quote(statement, citations) for statement, citations in progress.quotes]
    return element(
        "section",
        element(
            "p",
            element("span", _told(progress, words), role="status"),
            element("span", class_="dots", aria_hidden="true"),
            element("button", words.stop, type="button", data_do="stop"),
            class_="stage",
        ),
        element("ul", *quotes, aria_label=words.found_so_far, class_="so-far") if quotes else NOTHING,
        class_="working",
    )


def _told(progress: Progress, words: AskingWords) -> str:
    if progress.place:
        return words.place.format(place=progress.place)
    if progress.stage is None:
        return words.begun
    count = progress.stage.count
    return words.stages[progress.stage.stage][count != 1].format(count=count)


def _quote(statement: Statement, citations: tuple[Citation, ...]) -> Markup:
    said = f"“{citations[0].quote}”" if citations else statement.text
    lead = f"{statement.side}: " if statement.side else ""
    place = element("small", short_location(citations[0])) if citations else NOTHING
    return element("li", f"{lead}{said} ", place, lang=citations[0].language if citations else None)
