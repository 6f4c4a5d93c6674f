"""The lines that tell the operator's contacts: light enough to load for a help text or a terminal."""

from collections.abc import Sequence

from assistant.quoting.wording import say
from corpus.model import Language
from corpus.setup.contacts import Contact


def contact_lines(contacts: Sequence[Contact], language: Language) -> list[str]:
    """The operator's contacts below a line that says whose they are; no line where there are none."""
    told = [
        say("contact", language, name=one.name, reach=one.reach, source=one.source, date=one.date) for one in contacts
    ]
    return [say("help_contacts", language), *told] if told else []
