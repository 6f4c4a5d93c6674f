"""The numbers that Word shows."""

from lxml import etree

from ingest.formats.xml.word.numbering import Numbering, read_numbering


def numbering(levels: str, numbers: str) -> Numbering:
    kinds = f'<abstractNum abstractNumId="1">{levels}</abstractNum>'
    return read_numbering(etree.fromstring(f"<numbering>{kinds}{numbers}</numbering>"))


def level(place: int, form: str, pattern: str, more: str = "") -> str:
    return f'<lvl ilvl="{place}"><start val="1"/><numFmt val="{form}"/>{more}<lvlText val="{pattern}"/></lvl>'


PLAIN = '<num numId="1"><abstractNumId val="1"/></num>'
CHAPTERS = level(0, "upperRoman", "BAB %1") + level(1, "decimal", "%1.%2", "<isLgl/>")


def test_a_legal_level_shows_all_numbers_in_digits() -> None:
    counted = numbering(CHAPTERS, PLAIN)
    assert [counted.label("1", place) for place in (0, 1, 0, 1, 1)] == ["BAB I", "1.1", "BAB II", "2.1", "2.2"]


def test_a_list_that_overrides_its_start_begins_again_once() -> None:
    again = '<num numId="2"><abstractNumId val="1"/><lvlOverride ilvl="0"><startOverride val="1"/></lvlOverride></num>'
    counted = numbering(level(0, "decimal", "%1."), PLAIN + again)
    assert [counted.label(number, 0) for number in "112221"] == ["1.", "2.", "1.", "2.", "3.", "4."]


def test_a_list_may_show_a_level_otherwise() -> None:
    override = f'<lvlOverride ilvl="0">{level(0, "lowerLetter", "%1)")}</lvlOverride>'
    other = f'<num numId="2"><abstractNumId val="1"/>{override}</num>'
    assert numbering(level(0, "decimal", "%1."), PLAIN + other).label("2", 0) == "a)"


def test_a_level_that_never_restarts_counts_on() -> None:
    counted = numbering(level(0, "decimal", "%1") + level(1, "decimal", "Pasal %2", '<lvlRestart val="0"/>'), PLAIN)
    assert [counted.label("1", place) for place in (0, 1, 0, 1)] == ["1", "Pasal 1", "2", "Pasal 2"]


def test_romans_and_letters_go_on_beyond_forty_and_z() -> None:
    counted = numbering(level(0, "upperRoman", "%1"), PLAIN)
    assert [counted.label("1", 0) for _ in range(44)][-1] == "XLIV"
    counted = numbering(level(0, "lowerLetter", "%1."), PLAIN)
    assert [counted.label("1", 0) for _ in range(28)][-2:] == ["aa.", "bb."]
