"""The evaluation's dialog: the trend, the last runs, the kinds of question, and what was answered wrongly."""

import json
from collections.abc import Sequence

from assistant.chat.evaluation.runs import CategoryShare, Evaluation, EvaluationRun, EvaluationRuns, MissedQuestion
from assistant.chat.evaluation.words import EvaluationWords, evaluation_words
from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.html.prose import prose
from assistant.chat.turns import Trouble, attempt
from assistant.chat.words import Words, counted
from assistant.web.charts import trend
from corpus.messages import in_language

COMMAND = "rujukan eval"
REPORT = "rujukan eval --report FOLDER"
LAST_RUNS = 12
TREND = 40
"""Runs that the chart shows, as the report's does."""

MOST_MISSED = 200
"""Questions shown; a suite of thousands that goes wrong as a whole would take seconds to lay out."""


def evaluation_dialog(runs: EvaluationRuns, number: object, words: Words) -> Markup:
    """The dialog for the run of that number, which came from the page and may be anything; else for the newest."""
    said = evaluation_words(words.code)
    wanted = number if isinstance(number, int) and not isinstance(number, bool) else None
    found = attempt(lambda: runs.evaluation(wanted))
    if isinstance(found, Trouble):
        reason = element("small", in_language(found.detail, words.code))
        shown = element("div", element("p", said.unreadable), element("p", reason), class_="trouble", role="alert")
    else:
        shown = _run(found, said, words) if found else _none_yet(said)
    heading = element("h2", said.title, id="reader-title", tabindex=-1)
    article = element("article", heading, element("p", said.note, class_="note"), shown)
    close = element("button", words.close, type="button", class_="close")
    header = element("header", close)
    return element(
        "dialog", header, article, id="reader", class_="evaluation", aria_labelledby="reader-title", lang=words.code
    )


def _none_yet(said: EvaluationWords) -> Markup:
    return joined([element("p", said.none_yet), _command(said.none_how, COMMAND)])


def _command(sentence: str, command: str) -> Markup:
    before, _, after = sentence.partition("{command}")
    return element("p", before, element("code", command), after, class_="note")


def _run(found: Evaluation, said: EvaluationWords, words: Words) -> Markup:
    recent = found.trend[-TREND:]
    label = said.trend.format(suite=found.run.suite, split=found.run.split)
    notes = [f"{_line(one, said, words)} {one.commit}".strip() for one in recent]
    drawn = Markup(trend([one.right for one in recent], notes, label))  # escapes what it is given
    rows = (element("li", _door(one, found.run, said, words)) for one in found.runs[:LAST_RUNS])
    return joined(
        [
            element("figure", drawn, element("figcaption", label)),
            element("h3", said.runs),
            element("ol", *rows, class_="library"),
            _categories(found.categories, said, words),
            _missed(found, said),
        ]
    )


def _door(one: EvaluationRun, shown: EvaluationRun, said: EvaluationWords, words: Words) -> Markup:
    name = element("strong", f"{said.run.format(number=one.number)}: {one.suite}, {one.split}")
    current = "true" if one.number == shown.number else None
    line = element("span", _line(one, said, words))
    return element(
        "button", name, line, type="button", data_act="evaluation", data_run=one.number, aria_current=current
    )


def _line(one: EvaluationRun, said: EvaluationWords, words: Words) -> str:
    verdict = said.passes if one.passes else said.fails
    right = said.right.format(share=_percent(one.right, words))
    return " · ".join((_moment(one.at), counted(said.asked, one.questions), right, verdict))


def _moment(at: str) -> str:
    """Runs are kept in universal time."""
    return f"{at[:16].replace('T', ' ')} UTC"


def _percent(share: float, words: Words) -> str:
    shown = f"{100 * share:.1f}\N{NO-BREAK SPACE}%"
    return shown.replace(".", ",") if words.code == "id" else shown


def _categories(shares: Sequence[CategoryShare], said: EvaluationWords, words: Words) -> Markup:
    if not shares:
        return NOTHING
    head = element("tr", element("th", said.category, scope="col"), element("th", said.share, scope="col", colspan=2))
    rows = (
        element(
            "tr",
            element("th", said.categories.get(one.category, one.category), scope="row"),
            element("td", _bar(one.right / one.count), class_="bar"),
            element("td", f"{_percent(one.right / one.count, words)} ({one.right}/{one.count})"),
        )
        for one in shares
    )
    return joined([element("h3", said.by_category), element("table", head, *rows, class_="shares")])


def _bar(share: float) -> Markup:
    """The figure beside it says the same in words."""
    bar = element("rect", width=f"{100 * share:.1f}", height=8)
    return element("svg", bar, viewBox="0 0 100 8", preserveAspectRatio="none", aria_hidden="true")


def _missed(found: Evaluation, said: EvaluationWords) -> Markup:
    if found.missed is None:
        return element("p", said.other_version, class_="note")
    if not found.missed:
        return element("p", said.none_missed, class_="note")
    heading = element("h3", said.missed.format(count=len(found.missed)))
    rows = (element("li", _question(one, said)) for one in found.missed[:MOST_MISSED])
    more = len(found.missed) - MOST_MISSED
    rest = _command(said.more_missed.replace("{count}", str(more)), REPORT) if more > 0 else NOTHING
    return joined([heading, element("ol", *rows, class_="missed"), rest])


def _question(one: MissedQuestion, said: EvaluationWords) -> Markup:
    before = element("p", f"{said.asked_before}: {' · '.join(one.before)}", class_="note") if one.before else NOTHING
    facts = said.not_shown.format(facts="; ".join(one.missing))
    asked = json.dumps([*one.before, one.question], ensure_ascii=False)
    again = element("button", said.again, type="button", data_act="ask-anew", data_questions=asked)
    return element(
        "details",
        element("summary", one.question, " ", element("small", one.id)),
        before,
        _told(said.expected, " / ".join(said.statuses.get(each, each) for each in one.expected), one.reference, said),
        _told(said.came, said.statuses.get(one.status, one.status), one.answer, said),
        element("p", facts, class_="note") if one.missing else NOTHING,
        element("p", again, class_="actions"),
    )


def _told(heading: str, status: str, text: str, said: EvaluationWords) -> Markup:
    return element("div", element("h4", f"{heading}: {status}"), prose(text or said.nothing), class_="told")
