from pathlib import Path

import pytest

from eval.errors import SuiteError, SuiteMissingError
from eval.suites.suite import built_in, load_suite, shared_folder

PLAIN = 'name = "mine"\nlanguages = ["id"]\ndocuments = ["documents"]\nquestions = "."\n'


def suite(folder: Path, text: str = PLAIN) -> str:
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "suite.toml").write_text(text, "utf-8")
    return str(folder)


def test_the_shipped_suite_comes_first_and_one_in_a_single_language_is_among_those_built_in() -> None:
    assert built_in() == ("shipped", "cases", "chapters", "written", "written-passages")
    assert load_suite("shipped").languages == ("id", "en")


def test_a_folder_of_ones_own_is_a_suite(tmp_path: Path) -> None:
    found = load_suite(suite(tmp_path))
    assert (found.name, found.documents, found.questions) == ("mine", (tmp_path / "documents",), tmp_path)
    assert found.baseline == tmp_path / "baseline.json"


def test_documents_may_lie_in_the_shared_folder(tmp_path: Path) -> None:
    (tmp_path / "shared" / "seeds").mkdir(parents=True)
    found = load_suite("chapters", tmp_path / "shared")
    assert found.documents == (tmp_path / "shared" / "seeds",)
    assert found.languages == ("id",)


def test_a_suite_whose_documents_are_not_here_says_which(tmp_path: Path) -> None:
    with pytest.raises(SuiteMissingError, match="the suite chapters needs seeds in the folder"):
        load_suite("chapters", tmp_path)
    with pytest.raises(SuiteMissingError, match="data/written"):
        load_suite("written", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = 5", "wrong value in name"),
        ("nam = 'x'", "unknown fields: nam"),
        ("name =", "cannot be read"),
        ('name = "x"\nlanguages = ["id"]\ndocuments = ["documents"]', "needs one of `questions` and `passages`"),
        ('name = "x"\nlanguages = ["id"]\nquestions = "."', "needs `documents` or `shared`"),
        ('name = "x"\nlanguages = ["id"]\nquestions = "."\nalone = true', "is `alone`"),
        ('languages = ["id"]\ndocuments = ["documents"]\nquestions = "."', "needs `name` and `languages`"),
        (PLAIN.replace('"documents"', '"gone"'), "names documents that are not there: .*gone"),
    ],
)
def test_a_description_that_cannot_be_used_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SuiteError, match=reason):
        load_suite(suite(tmp_path, text))


def test_a_suite_that_is_nowhere_names_those_built_in(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="built in are shipped, cases"):
        load_suite(str(tmp_path / "none"))


def test_the_shared_folder_is_the_one_named(tmp_path: Path) -> None:
    assert shared_folder(str(tmp_path)) == tmp_path
