"""What somebody in need is shown, first and calm: whom to turn to, then the operator's contacts."""

from assistant.answer import Answer
from assistant.chat.html.markup import NOTHING, Markup, element, joined
from assistant.chat.words import Words
from assistant.quoting.wording import say
from corpus.setup.contacts import Contact


def care(answer: Answer, words: Words) -> Markup:
    """The block that opens such an answer; as an alert it is read out at once, whatever a screen reader is reading."""
    block = element(
        "section",
        element("h3", words.status[answer.status]),
        element("p", answer.opening),
        _contacts(answer),
        class_="care",
        role="alert",
        aria_label=words.status[answer.status],
    )
    documents = element("p", say("help_documents", answer.language), class_="lead") if answer.statements else NOTHING
    return joined([block, documents])


def _contacts(answer: Answer) -> Markup:
    if not answer.contacts:
        return NOTHING
    listed = element("ul", *(element("li", *_contact(one, answer)) for one in answer.contacts))
    return joined([element("p", say("help_contacts", answer.language)), listed])


def _contact(contact: Contact, answer: Answer) -> tuple[str, ...]:
    line = say("contact", answer.language, name="", reach="", source=contact.source, date=contact.date)
    return element("strong", contact.name), f" {contact.reach} ", element("small", line[line.index("(") :])
