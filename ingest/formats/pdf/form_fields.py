"""What was typed into the fields of a PDF form, which is no part of its pages until it is drawn into them."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.formats.pdf.lines import Segment
from ingest.formats.text.conversion_marks import plain_characters, tidy

_TICKED = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
_TYPED = frozenset({raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX})
_LONGEST = 65536
"""Bytes of a value at most."""


def has_fields(document: pdfium.PdfDocument) -> bool:
    """Is a document a form? It is then made ready to have its fields read."""
    if document.get_formtype() == raw.FORMTYPE_NONE:
        return False
    document.init_forms()
    return document.formenv is not None


def drawn_in(document: pdfium.PdfDocument, number: int) -> tuple[Any, list[Segment], list[str]]:
    """A page with the values of its fields drawn into it, its ticked boxes as segments, and the values themselves."""
    page = document[number]
    boxes: list[Segment] = []
    values: list[str] = []
    typed = False
    for annotation in _annotations(page):
        kind = raw.FPDFAnnot_GetFormFieldType(document.formenv, annotation)
        if kind in _TICKED:
            boxes += _box(document, annotation)
        elif kind in _TYPED:
            typed = True
            values += filter(None, [_value(document, annotation)])
        typed = typed or raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FREETEXT
        raw.FPDFPage_CloseAnnot(annotation)
    if typed and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number]
    return page, boxes, values


def _annotations(page: Any) -> Iterator[Any]:
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, place)
        if annotation:
            yield annotation


def _box(document: pdfium.PdfDocument, annotation: Any) -> Iterator[Segment]:
    box = raw.FS_RECTF()
    if raw.FPDFAnnot_GetRect(annotation, box):
        sign = "☑" if raw.FPDFAnnot_IsChecked(document.formenv, annotation) else "☐"
        top, bottom = max(box.top, box.bottom), min(box.top, box.bottom)
        yield Segment(sign, box.left, box.right, bottom, top, top - bottom)


def _value(document: pdfium.PdfDocument, annotation: Any) -> str:
    size = min(raw.FPDFAnnot_GetFormFieldValue(document.formenv, annotation, None, 0), _LONGEST)
    buffer = ctypes.create_string_buffer(max(2, size + size % 2))
    raw.FPDFAnnot_GetFormFieldValue(
        document.formenv, annotation, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size
    )
    return tidy(plain_characters(buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")))
