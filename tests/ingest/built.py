"""Small files of every format, written byte by byte, so that a test shows what it reads."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

import pypdfium2 as pdfium

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta", "draw")
)

Printed = tuple[float, float, float, str]
"""A line of a PDF: x and y in points from the lower left corner, size, text; a text that begins with "*" is bold."""


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; further parts of the folder word by name, their roots' content."""
    made: dict[str, str | bytes] = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        made[f"word/{name}.xml"] = f"<w:{name} {W}>{content}</w:{name}>"
    return archive(made)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of a Word file; `text` may hold further elements of a run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, kind: str = "text", meta: str = "") -> bytes:
    """An OpenDocument file with this body."""
    return archive(
        {
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<all {_ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body></all>",
            "meta.xml": f'<meta xmlns:dc="http://purl.org/dc/elements/1.1/" {_ODF}>{meta}</meta>',
        }
    )


def epub(chapters: Mapping[str, str], metadata: str = "") -> bytes:
    """An e-book of these chapters, bodies by name, in order."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    pages = {
        f"OEBPS/{name}": f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'
        for name, body in chapters.items()
    }
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    return archive({"META-INF/container.xml": container, "OEBPS/book.opf": package, **pages})


def xlsx(sheets: Mapping[str, Sequence[Sequence[str]]], styles: str = "", workbook: str = "") -> bytes:
    """A spreadsheet of these sheets, rows of texts by name; a text that begins with "<c" is a cell as it is written."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    linked = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    parts: dict[str, str | bytes] = {}
    links = names = ""
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        names += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        links += f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.xml"/>'
        cells = ("".join(map(_cell, row)) for row in rows)
        written = "".join(f"<row>{row}</row>" for row in cells)
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {main}><sheetData>{written}</sheetData></worksheet>"
    parts["xl/workbook.xml"] = f"<workbook {main} {linked}>{workbook}<sheets>{names}</sheets></workbook>"
    parts["xl/styles.xml"] = f"<styleSheet {main}>{styles}</styleSheet>"
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{links}</Relationships>"
    return archive(parts)


def _cell(cell: str) -> str:
    return cell if cell.startswith("<c") else f"<c t='inlineStr'><is><t>{cell}</t></is></c>"


def pdf(*pages: Sequence[Printed]) -> bytes:
    """A PDF file of these pages, each 600 by 800 points."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = []
    for lines in pages:
        drawn = "\n".join(_drawn(*line) for line in lines)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(_page(len(objects) + 2, "/Font << /F1 3 0 R /F2 4 0 R >>"))
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _pdf_of(content.encode("cp1252") for content in objects)


def scan(*pages: Sequence[Printed]) -> bytes:
    """A PDF file whose pages are pictures of these, without any text."""
    printed = pdfium.PdfDocument(pdf(*pages))
    objects, kids = [b"<< /Type /Catalog /Pages 2 0 R >>", b""], []
    draw = b"600 0 0 800 0 0 cm /Picture Do"
    for number in range(len(pages)):
        bitmap = printed[number].render(scale=200 / 72, grayscale=True)
        dots = zlib.compress(bitmap.to_numpy().tobytes())
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(_page(len(objects) + 2, f"/XObject << /Picture {len(objects) + 3} 0 R >>").encode())
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(draw), draw))
        objects.append(
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
            % (bitmap.width, bitmap.height, len(dots), dots)
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    printed.close()
    return _pdf_of(objects)


def _page(contents: int, resources: str) -> str:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << {resources} >> /Contents {contents} 0 R >>"
    )


def _pdf_of(objects: Iterable[bytes]) -> bytes:
    file = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    return file + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def _drawn(x: float, y: float, size: float, text: str) -> str:
    font, text = ("F2", text[1:]) if text.startswith("*") else ("F1", text)
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET"
