"""ChatTurns as messages: the question, then the answer's statements with their numbers, or why there is none."""

from assistant.answer import Answer, Citation, Statement, StatementKind, Status
from assistant.answerer import QUOTES
from assistant.chat.asking.filter_views import only_from
from assistant.chat.asking.turn_actions import as_written_button, turn_actions
from assistant.chat.asking.words import asking_words
from assistant.chat.conversations.printed import missing_note, printed_sources
from assistant.chat.html.care import care
from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.html.prose import Insert, Stretch, prose
from assistant.chat.html.reference import copied_answer, short_location
from assistant.chat.turns import ChatTurn, ChatTurns, Trouble
from assistant.chat.words import Words, counted
from assistant.query.question import LONGEST
from assistant.quoting.reference import section
from assistant.quoting.wording import say
from corpus.messages import in_language

TOPICS = 2
"""Headings named of what comes near."""

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
        said = _trouble(turn.trouble, words)
        return element("div", element("div", said, role="alert"), turn_actions(turn, words), class_="reply trouble")
    if turn.answer is None:
        return element("p", words.looking, element("span", class_="dots", aria_hidden="true"), class_="reply looking")
    parts = (
        missing_note(turn, words),
        only_from(turn.filters, words),
        _understood(turn, turn.answer, words),
        _status(turn, turn.answer, words),
        _statements(turn, turn.answer, words),
        _foot(turn, turn.answer, words) if turn.answer.citations else _nearest(turn, words),
        turn_actions(turn, words),
        printed_sources(turn, words),
    )
    return element("div", *parts, class_="reply", lang=turn.answer.language)


def _understood(turn: ChatTurn, answer: Answer, words: Words) -> Markup:
    if turn.as_written:
        return element("p", asking_words(words.code).asked_as_written, class_="understood", lang=words.code)
    standalone = answer.standalone_question.strip()
    if standalone == answer.question.strip():
        return NOTHING
    refusing = as_written_button(turn, words) if turn.number > 1 else NOTHING
    said = f"{words.understood_as}: ", element("q", standalone), " ", refusing
    return element("p", *said, class_="understood", lang=words.code)


def _statements(turn: ChatTurn, answer: Answer, words: Words) -> Markup:
    """One below the other; where sources differ side by side, each under its source and year."""
    said = joined(_statement(turn, statement) for statement in answer.statements)
    if answer.status is not Status.CONFLICTING or len(answer.statements) < 2:
        return said
    return element("div", said, class_="sides", role="group", aria_label=words.status[answer.status])


def _status(turn: ChatTurn, answer: Answer, words: Words) -> Markup:
    if answer.premise_corrected and answer.opening:
        # First of all: what follows answers something else than what was taken for granted.
        set_right = element("div", element("p", answer.opening), class_="status premise", lang=answer.language)
        return joined([set_right, _differing(answer, words)])
    if answer.status is Status.ANSWERED:
        return NOTHING
    if answer.status is Status.HELP:
        return care(answer, words)
    if answer.courtesy or answer.about:
        return _courtesy(answer)
    if answer.status is Status.CONFLICTING:
        return _differing(answer, words)
    note = " ".join(filter(None, (words.status_note.get(answer.status), _near(turn, words))))
    said = element("strong", words.status[answer.status]), element("p", note)
    return element("div", *said, class_=f"status {answer.status.value}", lang=words.code)


def _differing(answer: Answer, words: Words) -> Markup:
    if answer.status is not Status.CONFLICTING:
        return NOTHING
    said = element("strong", words.status[answer.status])
    return element("div", said, class_=f"status {answer.status.value}", lang=words.code)


def _near(turn: ChatTurn, words: Words) -> str:
    """What the nearest passages do speak of, by their headings."""
    topics = [f"“{steps[-1]}”" for citation in turn.shown[:TOPICS] if (steps := section(citation))]
    return asking_words(words.code).near.format(topics=", ".join(dict.fromkeys(topics))) if topics else ""


def _courtesy(answer: Answer) -> Markup:
    """What is said, and then the examples: a click asks them."""
    opening = prose(answer.opening)
    if not answer.suggestions:
        return opening
    buttons = [
        piece
        for question in answer.suggestions
        for piece in (element("button", question, type="button", data_act="pick", data_question=question), " ")
    ]
    return joined([opening, element("p", say("examples", answer.language, examples=""), *buttons)])


def _statement(turn: ChatTurn, statement: Statement) -> Markup:
    cited = [citation for citation in turn.shown if citation.number in statement.citations]
    numbers = joined(_number(turn, citation) for citation in cited)
    if statement.kind is not StatementKind.QUOTE or not cited:
        text = statement.text.rstrip()
        return element("div", prose(text, 0, [], [Insert(len(text), numbers)]), class_="statement")
    quote, lead = cited[0], f"{statement.side}: “" if statement.side else "“"
    text = "\n".join((f"{lead}{quote.quote}”", *statement.notes))
    shift = len(lead) - quote.start
    bold = [Stretch(start + shift, end + shift, "strong") for start, end in quote.highlight]
    said = prose(text, 0, bold, [Insert(len(text), numbers)])
    # The source that the text names behind the quote has a line of its own here.
    source = element("p", short_location(quote), class_="whence", lang=quote.language) if statement.source else NOTHING
    return element("div", said, source, class_="statement" if statement.side else "statement quoted")


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


def _trouble(trouble: Trouble, words: Words) -> Markup:
    seconds = trouble.detail if trouble.kind == "too_many" else ""
    said = words.trouble[trouble.kind].format(limit=LONGEST, seconds=seconds)
    detail = "" if seconds else in_language(trouble.detail, words.code)
    return joined([element("p", said), element("p", element("small", detail)) if detail else NOTHING])
