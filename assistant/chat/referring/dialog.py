"""The dialog with one source's reference in every style, each to be copied."""

from assistant.answer import Citation
from assistant.chat.html.markup import NOTHING, Markup, element
from assistant.chat.referring.records import bibtex, ris
from assistant.chat.referring.styled import NOTES, STYLES, styled
from assistant.chat.referring.words import ReferenceWords, reference_words
from assistant.chat.referring.work import Work, work_of
from assistant.chat.words import Words


def references_view(citation: Citation, words: Words) -> Markup:
    """The references of one citation. Where the document takes the statement from another work, that comes first."""
    said, work = reference_words(words.code), work_of(citation)
    after = dict.fromkeys(citation.footnotes) if citation.compiled else {}
    first = element("ul", *(element("li", note) for note in after)) if after else NOTHING
    heading = element("h3", said.stated_after) if after else NOTHING
    records = (_row(said.styles[name], text, said) for name, text in (("bibtex", bibtex(work)), ("ris", ris(work))))
    article = element(
        "article",
        element("h2", said.title, id="reader-title", tabindex=-1),
        element("p", citation.title, class_="facts", lang=citation.language),
        element("div", heading, first, class_="cited"),
        *(_style(style, work, said) for style in STYLES),
        *records,
        element("p", said.check, class_="note"),
    )
    close = element("header", element("button", said.close, type="button", class_="close"))
    return element("dialog", close, article, id="reader", class_="references", aria_labelledby="reader-title")


def _style(style: str, work: Work, said: ReferenceWords) -> Markup:
    first, second = styled(work, style)
    also = said.in_bibliography if style in NOTES else said.in_text
    return element("div", _row(said.styles[style], first, said), _row(also, second, said, "h4"), class_="style")


def _row(name: str, text: str, said: ReferenceWords, heading: str = "h3") -> Markup:
    if not text:
        return NOTHING
    shown = element("pre", text.strip()) if "\n" in text else element("p", text)
    copy = element(
        "button", said.copy, type="button", data_copy=text, data_copied=said.copied, aria_label=f"{said.copy}: {name}"
    )
    return element("div", element(heading, name), shown, copy, class_="reference")
