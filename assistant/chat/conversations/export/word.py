"""A conversation as a Word file: the four parts that a DOCX needs, written directly."""

import re
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from assistant.chat.conversations.export.transcript import Transcript, TranscriptTurn

OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{OFFICE}/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = f"""{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="{MEDIA}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{MEDIA}.styles+xml"/></Types>"""

RELATION = f"{OFFICE}/officeDocument/2006/relationships"
ROOT = f"""{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships">\
<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>"""
PARTS = f"""{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships">\
<Relationship Id="r1" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>"""

STYLES = {
    "Title": ("Title", "", '<w:b/><w:sz w:val="36"/>'),
    "Heading1": ("heading 1", '<w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/>', "<w:b/>"),
    "Heading2": ("heading 2", '<w:keepNext/><w:spacing w:before="200"/><w:outlineLvl w:val="1"/>', "<w:b/>"),
    "Quote": ("Quote", '<w:ind w:left="567"/>', ""),
    "Note": ("Note", "", "<w:i/>"),
}
"""Identifier: the name Word knows the style by, the form of its paragraphs, the form of its letters."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML has no way to write."""


def as_word(written: Transcript) -> bytes:
    """The file's bytes."""
    paragraphs = [_paragraph(written.name, "Title"), _paragraph(written.preface, "Note")]
    for turn in written.turns:
        paragraphs += _turn(turn)
    body = "".join(paragraphs)
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "word/_rels/document.xml.rels": PARTS,
        "word/styles.xml": _styles(),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def _turn(turn: TranscriptTurn) -> list[str]:
    said = [_paragraph(turn.question, "Heading1"), *(_paragraph(note, "Note") for note in turn.notes)]
    said += [_paragraph(statement) for statement in turn.statements]
    if turn.sources:
        said.append(_paragraph(turn.sources_heading, "Heading2"))
    for source in turn.sources:
        said.append(_paragraph(f"[{source.number}] {source.reference}"))
        said.append(_paragraph(source.quote, "Quote"))
        said += [_paragraph(source.missing, "Note")] if source.missing else []
    return said


def _paragraph(text: str, style: str = "") -> str:
    form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in FORBIDDEN.sub("", text).split("\n"))
    return f"<w:p>{form}<w:r>{'<w:br/>'.join(lines)}</w:r></w:p>"


def _styles() -> str:
    made = (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        for key, (name, paragraph, letters) in STYLES.items()
    )
    return f'{HEAD}<w:styles xmlns:w="{WORD}">{"".join(made)}</w:styles>'
