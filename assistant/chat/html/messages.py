"""ChatTurns as messages: the question, then the answer's statements with their numbers, or why there is none."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Citation, Statement, Status
from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.html.prose import Insert, Stretch, prose
from assistant.chat.html.reference import copied_answer, section, short_location
from assistant.chat.turns import ChatTurn, ChatTurns, Trouble
from assistant.chat.words import Words, counted
from assistant.conversation.courtesies import courtesy_in
from assistant.query.question import LONGEST
from assistant.quoting.compose import SOURCE
from corpus.messages import in_language

QUOTES = "quotes"
"""The answerer that only quotes; any other is a language model, and the reader is told its name."""


GLIMPSE = 200
"""Characters shown of what is too long for a question: enough to know it again."""


def messages(turns: ChatTurns, words: Words) -> list[tuple[str, Markup]]:
    """The whole conversation as (role, markup): two messages per turn."""
    return [
        message
        for turn in turns
        for message in (("user", question_bubble(turn, words)), ("assistant", answer_bubble(turn, words)))
    ]


def question_bubble(turn: ChatTurn, words: Words) -> Markup:
    """What was typed, its line breaks included; only the beginning of what is too long for a question."""
    typed = turn.question if len(turn.question) <= LONGEST else f"{turn.question[:GLIMPSE]} …"
    lines = [part for line in typed.split("\n") for part in (element("br"), line)]
    label = element("span", f"{words.you_asked}: ", class_="unseen")
    return element("h2", label, *lines[1:], class_="question", id=f"turn-{turn.number}", tabindex=-1)


def answer_bubble(turn: ChatTurn, words: Words) -> Markup:
    """The answer to a turn; while there is none yet, that it is being looked for."""
    if turn.trouble:
        return element("div", _trouble(turn, turn.trouble, words), class_="reply trouble", role="alert")
    if turn.answer is None:
        return element("p", words.looking, element("span", class_="dots", aria_hidden="true"), class_="reply looking")
    parts = (
        _understood(turn.answer, words),
        _status(turn.answer, words),
        *(_statement(turn, statement) for statement in turn.answer.statements),
        _foot(turn, turn.answer, words) if turn.answer.citations else _nearest(turn, words),
    )
    return element("div", *parts, class_="reply", lang=turn.answer.language)


def _understood(answer: Answer, words: Words) -> Markup:
    standalone = answer.standalone_question.strip()
    if standalone == answer.question.strip():
        return NOTHING
    return element("p", f"{words.understood_as}: ", element("q", standalone), class_="understood", lang=words.code)


def _status(answer: Answer, words: Words) -> Markup:
    if answer.status is Status.ANSWERED:
        return NOTHING
    if courtesy_in(answer.question):
        return _reply_to_small_talk(answer.text)
    note = words.status_note.get(answer.status)
    said = [element("strong", words.status[answer.status]), element("p", note) if note else NOTHING]
    return element("div", *said, class_=f"status {answer.status.value}", lang=words.code)


def _reply_to_small_talk(text: str) -> Markup:
    """What is said, and then the examples: a click asks them."""
    said, *examples = text.splitlines()
    return joined([element("p", said), *(element("p", *_with_examples(line)) for line in examples)])


def _with_examples(line: str) -> Iterator[Markup]:
    for place, part in enumerate(re.split("“(.+?)”", line)):
        example = place % 2 == 1
        yield element("button", part, type="button", data_act="pick", data_question=part) if example else joined([part])


def _statement(turn: ChatTurn, statement: Statement) -> Markup:
    cited = [citation for citation in turn.shown if citation.number in statement.citations]
    text, sourced = _without_source(statement.text.rstrip(), cited)
    numbers = joined(_number(turn, citation) for citation in cited)
    said = prose(text, 0, list(_emphasis(text, cited)), [Insert(len(text), numbers)])
    sources = [element("p", short_location(c), class_="whence", lang=c.language) for c in cited] if sourced else []
    return element("div", said, *sources, class_="statement quoted" if text.startswith("“") else "statement")


def _without_source(text: str, cited: Sequence[Citation]) -> tuple[str, bool]:
    """The statement without the source that stands behind its quote, which has a line of its own here."""
    for citation in cited:
        end = text.find(citation.quote) + len(citation.quote) + 1
        if text[end:].startswith(SOURCE):
            _, *more = text[end:].split("\n")
            return "\n".join((text[:end], *more)), True
    return text, False


def _emphasis(text: str, cited: Sequence[Citation]) -> Iterator[Stretch]:
    """The answering words, where a statement gives a quote as it stands."""
    for citation in cited:
        at = text.find(citation.quote)
        if at >= 0:
            shift = at - citation.start
            yield from (Stretch(start + shift, end + shift, "strong") for start, end in citation.highlight)


def _number(turn: ChatTurn, citation: Citation) -> Markup:
    sign = f"[{citation.number}]"
    label = f"{sign} {citation.title}"
    target = f"#source-{turn.number}-{citation.number}"
    return element("a", sign, class_="cite", href=target, title=citation.title, aria_label=label)


def _nearest(turn: ChatTurn, words: Words) -> Markup:
    if not turn.shown:
        return NOTHING
    places = element("ol", *(element("li", _place(turn, citation)) for citation in turn.shown))
    note = element("p", words.nearest_note)
    return element("div", element("h3", words.nearest), note, places, class_="nearest", lang=words.code)


def _place(turn: ChatTurn, citation: Citation) -> Markup:
    steps = section(citation)
    target = f"#source-{turn.number}-{citation.number}"
    link = element("a", steps[-1] if steps else citation.title, href=target, lang=citation.language)
    return joined([link, element("small", f" {citation.title}", lang=citation.language) if steps else NOTHING])


def _foot(turn: ChatTurn, answer: Answer, words: Words) -> Markup:
    count = element("a", counted(words.source_count, len(answer.citations)), href=f"#sources-{turn.number}")
    copied = copied_answer(turn, words)
    copy = element("button", words.copy_answer, type="button", data_copy=copied, data_copied=words.copied)
    model = words.written_by.format(model=answer.answerer) if answer.answerer != QUOTES else ""
    return element("p", count, copy, element("span", model) if model else NOTHING, class_="foot", lang=words.code)


def _trouble(turn: ChatTurn, trouble: Trouble, words: Words) -> Markup:
    said = words.trouble[trouble.kind].format(length=len(turn.question), limit=LONGEST)
    detail = in_language(trouble.detail, words.code)
    return joined([element("p", said), element("p", element("small", detail)) if detail else NOTHING])
