"""What a document says of itself."""

import pytest

from corpus.errors import ReadError
from ingest.formats.draft import Properties
from ingest.formats.text.front_matter import split_front_matter


def test_every_known_key_is_read_and_unknown_ones_are_left_alone() -> None:
    text = (
        '---\nid: profil\ntitle: "Profil: IOM"\nauthors: [A, B]\nlanguage: id\npair: profile\ndate: 2026-11-21\n'
        "year: 2026\nlicence: CC BY 4.0\nsources:\n  - Bab II\nmood: good\n---\n\n# Profil\n"
    )
    properties, body = split_front_matter(text, "a.md")
    assert properties == Properties(
        id="profil",
        title="Profil: IOM",
        authors=("A", "B"),
        year=2026,
        date="2026-11-21",
        language="id",
        licence="CC BY 4.0",
        pair="profile",
    )
    assert body == "\n# Profil\n"


@pytest.mark.parametrize(
    "text",
    ["# Profil\n", "", "---\n", "---\nSatu kalimat.\n---\nLagi.\n", "--- \n\n---\n", "---\ntitle: tanpa akhir\n"],
)
def test_a_text_without_front_matter_is_left_whole(text: str) -> None:
    assert split_front_matter(text, "a.md") == (Properties(), text)


def test_a_compiled_document_says_when_and_until_when_its_sources_reach() -> None:
    properties, _ = split_front_matter("---\ncompiled: 2026\nsources_until: 2018\n---\n", "a.md")
    assert (properties.year, properties.sources_until) == (2026, 2018)


def test_one_author_may_be_written_without_a_list() -> None:
    assert split_front_matter("---\nauthors: Albert Thomas\n---\n", "a.md")[0].authors == ("Albert Thomas",)


def test_broken_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(ReadError, match=r"a\.md, line 3: the front matter is not valid YAML"):
        split_front_matter("---\nid: a\ntitle: b: c\n---\nteks\n", "a.md")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("title: [a]", "title is"),
        ("authors: 7", "authors is 7"),
        ("authors: [1, 2]", "authors is"),
        ("year: soon", "year is 'soon'"),
        ("year: true", "year is True"),
        ("sources_until: soon", "sources_until is 'soon'"),
        ("language: fr", "language is 'fr', not one of id, en"),
        ("date: [1]", "date is"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(line: str, complaint: str) -> None:
    with pytest.raises(ReadError, match=complaint):
        split_front_matter(f"---\n{line}\n---\n", "a.md")


def test_a_value_that_aliases_make_endless_is_refused_in_a_short_message() -> None:
    levels = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12))
    with pytest.raises(ReadError, match="title is") as refused:
        split_front_matter(f"---\na: &a [x]\n{levels}title: *m\n---\n", "a.md")
    assert len(str(refused.value)) < 250


def test_yaml_is_data_and_never_code() -> None:
    with pytest.raises(ReadError, match="not valid YAML"):
        split_front_matter("---\ntitle: !!python/object/apply:os.getcwd []\n---\n", "a.md")


def test_bottomless_nesting_is_refused() -> None:
    with pytest.raises(ReadError, match="not valid YAML"):
        split_front_matter(f"---\ntitle: {'[' * 10000}\n---\n", "a.md")
