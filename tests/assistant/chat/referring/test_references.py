from dataclasses import asdict, replace

import pytest

from assistant.chat.referring.dialog import references_view
from assistant.chat.referring.records import bibtex, ris
from assistant.chat.referring.styled import STYLES, styled
from assistant.chat.referring.words import reference_words
from assistant.chat.referring.work import Author, author, work_of
from assistant.chat.words import ENGLISH, INDONESIAN
from tests.assistant.chat.examples import CITATION
from tests.assistant.chat.reading import seen

CITED = replace(CITATION, authors=("Karl Lund", "Ani Dewi Sari"), page=12, last_page=13)
UNDATED = replace(CITATION, authors=("International Organization for Migration",), year=None, page=None, language="id")


@pytest.mark.parametrize(
    ("style", "first", "second"),
    [
        ("apa", "Lund, K., & Sari, A. D. (2019). Annual report.", "(Lund & Sari, 2019, pp. 12–13)"),
        (
            "chicago",
            "Karl Lund and Ani Dewi Sari, Annual Report (2019), 12–13.",
            "Lund, Karl, and Ani Dewi Sari. Annual Report. 2019.",
        ),
        (
            "indonesian",
            "Karl Lund dan Ani Dewi Sari, Annual report (2019), hlm. 12–13.",
            "Lund, Karl dan Ani Dewi Sari. 2019. Annual report.",
        ),
    ],
)
def test_each_style_writes_a_dated_work_as_its_handbook_does(style: str, first: str, second: str) -> None:
    assert styled(work_of(CITED), style) == (first, second)


def test_mla_lists_the_work_with_whole_names() -> None:
    assert styled(work_of(CITED), "mla") == ("Lund, Karl, and Ani Dewi Sari. Annual Report. 2019.", "")


def test_an_organisation_is_never_turned_round_and_a_missing_year_is_said() -> None:
    assert styled(work_of(UNDATED), "apa")[0] == "International Organization for Migration. (n.d.). Annual report."
    assert (
        styled(work_of(UNDATED), "indonesian")[0] == "International Organization for Migration, Annual report (t.t.)."
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("K. Lund", Author("K. Lund", "Lund", "K.")),
        ("Lund, Karl", Author("Lund, Karl", "Lund", "Karl")),
        ("Sukarno", Author("Sukarno")),
        ("Ludwig van der Berg", Author("Ludwig van der Berg", "van der Berg", "Ludwig")),
        ("Kementerian Luar Negeri", Author("Kementerian Luar Negeri")),
        ("United Nations Office on Drugs and Crime", Author("United Nations Office on Drugs and Crime")),
    ],
)
def test_a_name_is_taken_apart_only_where_it_is_a_persons(name: str, expected: Author) -> None:
    assert author(name) == expected


def test_a_compiled_document_has_the_year_of_its_compilation() -> None:
    assert work_of(replace(CITED, compiled=2026)).year == 2026


def test_bibtex_is_read_back_as_it_was_meant() -> None:
    hostile = replace(CITED, title="Work & {toil} 100% \\input{x} #1_a", document_id="Doc/é 1")
    entry = bibtex(work_of(hostile))
    assert entry.startswith("@misc{doc-1,\n  author = {Lund, Karl and Sari, Ani Dewi},\n")
    assert r"title = {{Work \& \{toil\} 100\% \textbackslash{}input\{x\} \#1\_a}}" in entry
    assert "pages = {12--13}" in entry
    assert "author = {{International Organization for Migration}}" in bibtex(work_of(UNDATED))


def test_ris_has_one_line_for_each_value_and_ends_its_record() -> None:
    record = ris(work_of(replace(CITED, title="Two\nER  - lines")))
    assert record.splitlines() == [
        "TY  - GEN",
        "AU  - Lund, Karl",
        "AU  - Sari, Ani Dewi",
        "TI  - Two ER - lines",
        "PY  - 2019",
        "SP  - 12",
        "EP  - 13",
        "LA  - en",
        "ER  -",
    ]


def test_the_dialog_has_a_button_for_every_style_and_names_first_whom_the_statement_is_after() -> None:
    compiled = replace(CITED, compiled=2026, title="<b>Report</b>")
    read = seen(references_view(compiled, ENGLISH))
    copied = [attrs["data-copy"] for tag, attrs in read.elements if tag == "button" and "data-copy" in attrs]
    assert len(copied) == 2 * len(STYLES) + 1
    assert read.inside["h3"][0] == "The statement itself is there after"
    assert "Olsen (1950)." in read.text
    assert "b" not in {tag for tag, _ in read.elements}


def test_the_texts_on_references_stand_in_both_languages() -> None:
    english, indonesian = asdict(reference_words("en")), asdict(reference_words("id"))
    assert english["styles"].keys() == indonesian["styles"].keys()
    assert seen(references_view(CITED, INDONESIAN)).inside["h2"] == ["Rujukan"]
