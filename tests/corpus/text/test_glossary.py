from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.text.glossary import Glossary, load_glossary

TOML = """
[[entry]]
id = ["perdagangan orang", "perdagangan manusia"]
en = ["human trafficking", "trafficking in persons"]
abbreviations = ["TPPO"]

[[entry]]
id = ["korban perdagangan orang"]
en = ["victim of trafficking"]
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "glossary.toml"
    path.write_text(TOML, "utf-8")
    return load_glossary(path)


def test_a_term_has_all_its_names_in_both_languages(glossary: Glossary) -> None:
    names = {"perdagangan orang", "perdagangan manusia", "human trafficking", "trafficking in persons", "TPPO"}
    assert glossary.variants("tppo") == names
    assert glossary.variants("Human-Trafficking") == names


def test_an_unknown_term_has_no_other_names(glossary: Glossary) -> None:
    assert glossary.variants("gajah") == frozenset()


def test_the_longest_name_in_a_text_counts(glossary: Glossary) -> None:
    found = glossary.named_in("Berapa korban perdagangan orang dan apa itu TPPO? TPPO lagi")
    assert [entry.indonesian[0] for entry in found] == ["korban perdagangan orang", "perdagangan orang"]


@pytest.mark.parametrize(
    "text", ["not = [toml", '[[entry]]\nid = "one"', '[[entry]]\nname = ["x"]', '[[entry]]\nen = [""]']
)
def test_a_broken_glossary_says_which_file_and_entry(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=r"glossary\.toml"):
        load_glossary(path)


def test_a_missing_glossary_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="none"):
        load_glossary(tmp_path / "none.toml")


def test_the_shipped_glossary_names_the_product_s_subjects() -> None:
    shipped = load_glossary()
    assert "perdagangan orang" in shipped.variants("TPPO")
    assert "Intergovernmental Committee for European Migration" in shipped.variants("ICEM")
    assert all(entry.indonesian and entry.english for entry in shipped.entries)
