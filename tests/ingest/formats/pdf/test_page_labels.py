"""The numbers that are printed on pages."""

from ingest.formats.pdf.page_labels import printed_labels
from tests.ingest.formats.pdf.lines import line


def labels(*feet: str, named: tuple[str, ...] = ()) -> dict[int, str]:
    return dict(printed_labels([[line("Isi."), *([line(foot, top=40)] if foot else [])] for foot in feet], named))


def test_pages_before_the_first_have_roman_numbers_and_the_first_is_another_of_the_file() -> None:
    assert labels("i", "ii", "iii", "1", "- 2 -", "Halaman 3") == {1: "i", 2: "ii", 3: "iii", 4: "1", 5: "2", 6: "3"}


def test_pages_numbered_as_the_file_counts_them_need_no_label() -> None:
    assert labels("1", "2", "3") == {}


def test_a_number_that_goes_on_on_no_page_beside_it_is_no_page_number() -> None:
    assert labels("", "1951", "") == {}


def test_what_the_file_calls_its_pages_counts_where_none_is_printed() -> None:
    assert labels("", "", named=("iv", "v")) == {1: "iv", 2: "v"}
    assert labels("7", "8", named=("iv", "v")) == {1: "7", 2: "8"}
