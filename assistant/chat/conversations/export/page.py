"""A conversation as one page of HTML that needs nothing else, set for print."""

from assistant.chat.conversations.export.transcript import Transcript, TranscriptSource, TranscriptTurn
from assistant.chat.html.markup import NOTHING, Markup, element, joined

STYLE = """
body { color: #1f1d1a; font: 11pt/1.5 Georgia, serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 2em; } h3 { font-size: 1em; }
.note { color: #5e584e; font-style: italic; } .text { white-space: pre-line; }
ol { list-style: none; padding: 0; } li { break-inside: avoid; margin-top: 1em; }
blockquote { border-left: 2px solid #e0d9cc; margin: 0.3em 0 0; padding-left: 1em; white-space: pre-line; }
h2, h3 { break-after: avoid; } @page { margin: 2cm; }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the saved page: nothing."""


def as_page(written: Transcript) -> str:
    """The file's text."""
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width">'),
        element("title", written.name),
        element("style", Markup(STYLE)),
    )
    body = element(
        "body",
        element("h1", written.name),
        element("p", written.preface, class_="note"),
        *(_turn(turn) for turn in written.turns),
    )
    return "<!doctype html>\n" + element("html", head, body, lang=written.language)


def _turn(turn: TranscriptTurn) -> Markup:
    notes = (element("p", note, class_="note") for note in turn.notes)
    said = (element("p", statement, class_="text") for statement in turn.statements)
    sources = (
        joined([element("h3", turn.sources_heading), element("ol", *(_source(one) for one in turn.sources))])
        if turn.sources
        else NOTHING
    )
    return element("section", element("h2", turn.question), *notes, *said, sources)


def _source(source: TranscriptSource) -> Markup:
    missing = element("p", source.missing, class_="note") if source.missing else NOTHING
    return element("li", f"[{source.number}] {source.reference}", element("blockquote", source.quote), missing)
