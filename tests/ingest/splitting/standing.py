"""Does a quote stand in its source file, white space and conversion marks aside?"""

import html
import re
import unicodedata
from pathlib import Path

from corpus.model import Document
from corpus.text.language import sentences

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOTE_PARTS = re.compile(
    r"\[footnoteRef:\d+\]|\[\d{1,3}:(?!\d)[^\]\n]*\]?|\[bookmark: [^\]]*\]|^\[\^[^\]]+\]:|\[\^[^\]]+\]", re.MULTILINE
)
_TARGETS = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|\]\[[^\]]*\]")
_TAGS = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_MARKS = re.compile(r"[\s*_#>|\\^~`\[\]<•·\u00ad\u200b\ufeff-]")


def bones(text: str) -> str:
    """A text without white space and the characters that conversion and Markdown use as marks."""
    return _MARKS.sub("", html.unescape(unicodedata.normalize("NFC", text)))


def missing_sentences(document: Document, path: Path) -> list[str]:
    """The sentences of a document that do not stand in the file it was read from."""
    original = _FRONT_MATTER.sub("", path.read_text("utf-8-sig"))
    stripped = bones(_TAGS.sub("", _TARGETS.sub("", _NOTE_PARTS.sub("", original))))
    return [
        document.text[start:end]
        for start, end in sentences(document.text)
        if bones(document.text[start:end]) not in stripped
    ]
