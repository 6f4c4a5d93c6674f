"""The formats of a workbook's cells, by the style that each cell names."""

from collections.abc import Mapping

from ingest.formats.xml.archive import Archive
from ingest.formats.xml.word_styles import child, children, value

_BUILT_IN = {
    **{"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00"},
    **{"12": "# ?/?", "13": "# ??/??", "37": "#,##0;(#,##0)", "38": "#,##0;(#,##0)", "39": "#,##0.00;(#,##0.00)"},
    **{"40": "#,##0.00;(#,##0.00)", "41": "#,##0", "42": "#,##0", "43": "#,##0.00", "44": "#,##0.00"},
    **{"45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss", "48": "##0.0E+0", "49": "@"},
    **dict.fromkeys(("14", "15", "16"), "yyyy-mm-dd"),
    **{"17": "yyyy-mm", "22": "yyyy-mm-dd hh:mm"},
    **dict.fromkeys(("18", "19", "20", "21"), "hh:mm"),
}
"""Formats that every spreadsheet has without describing them."""

_LONGEST = 255
"""Characters of a format, which spreadsheet programs take no more of."""


def cell_formats(archive: Archive) -> Mapping[str, str]:
    """The format of each style (a cell's attribute `s`) but the general one."""
    styles = archive.xml_if_there("xl/styles.xml")
    own = {
        value(known, "numFmtId"): (value(known, "formatCode") or "")[:_LONGEST]
        for known in children(child(styles, "numFmts"), "numFmt")
    }
    named = [value(style, "numFmtId") or "" for style in children(child(styles, "cellXfs"), "xf")]
    codes = {str(place): own.get(name, _BUILT_IN.get(name, "")) for place, name in enumerate(named)}
    return {place: code for place, code in codes.items() if code and code.lower() != "general"}
