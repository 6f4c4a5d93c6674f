"""A conversation as a file that the page hands to the reader: it is made in memory and kept nowhere."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping

from assistant.chat.conversations.export.markdown import as_markdown
from assistant.chat.conversations.export.page import as_page
from assistant.chat.conversations.export.transcript import Transcript
from assistant.chat.conversations.export.word import as_word

MAKERS: Mapping[str, tuple[str, Callable[[Transcript], str | bytes]]] = {
    "md": ("text/markdown;charset=utf-8", as_markdown),
    "html": ("text/html;charset=utf-8", as_page),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_word),
}
"""By the ending of the file's name: its media type, and what makes it."""


def exported(written: Transcript, ending: str) -> dict[str, str]:
    """The file as the page takes it: its name, its media type, its bytes in base 64."""
    media, make = MAKERS[ending]
    made = make(written)
    content = made.encode("utf-8") if isinstance(made, str) else made
    return {"name": f"{file_name(written.name)}.{ending}", "type": media, "data": b64encode(content).decode("ascii")}


def file_name(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r"[^\w -]+", "", name).strip()[:60].strip() or "rujukan"
