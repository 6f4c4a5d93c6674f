"""Which language the command line speaks, and that all of it does."""

from argparse import ArgumentParser
from pathlib import Path

import pytest

from corpus.setup.flags import Parser
from corpus.setup.speech import message_language, notify, translated, using_language

INDONESIAN = {"LANG": "id_ID.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "environment", "file", "expected"),
    [
        ([], {}, "", "en"),
        ([], INDONESIAN, "", "id"),
        ([], {"LANG": "id"}, "", "id"),
        ([], {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "id_ID"}, "", "id"),
        ([], {**INDONESIAN, "LC_ALL": "C"}, "", "en"),
        ([], {"LANG": "idle"}, "", "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "", "en"),
        ([], INDONESIAN, 'language = "en"', "en"),
        ([], {**INDONESIAN, "RUJUKAN_LANGUAGE": "en"}, 'language = "id"', "en"),
        (["ask", "--language", "id", "Apa?"], {"RUJUKAN_LANGUAGE": "en"}, "", "id"),
        (["ask", "--language=id"], {}, "", "id"),
        (["ask", "--language"], INDONESIAN, "", "id"),
        (["ask", "--language", "fr"], INDONESIAN, "", "id"),
        ([], {"RUJUKAN_LANGUAGE": "id", "RUJUKAN_THREADS": "many"}, "not = [toml", "id"),
    ],
)
def test_the_flag_counts_before_variable_and_file_and_these_before_the_system(
    arguments: list[str], environment: dict[str, str], file: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "rujukan.toml").write_text(file, "utf-8")
    assert message_language(arguments, environment, tmp_path) == expected


def test_outside_of_the_block_english_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    with using_language("id"):
        assert translated("refused") == "ditolak"
        notify("The chat has stopped.")
    assert translated("refused") == "refused"
    notify("The chat has stopped.")
    assert capsys.readouterr().err == "Obrolan berhenti.\nThe chat has stopped.\n"


def test_a_parser_speaks_with_its_own_words_and_ours(capsys: pytest.CaptureFixture[str]) -> None:
    with using_language("id"):
        parser = Parser("x", "print JSON")
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")
        parser.add_argument("--port", type=int, help="no text of ours %(default)s")
        shown = parser.format_help()
        with pytest.raises(SystemExit, match="2"):
            parser.parse_args(["--port", "many"])
    assert shown.startswith("pemakaian: x [-h]")
    assert "cetak JSON\n\npilihan:\n" in shown
    assert "cetak jawaban sebagai JSON" in shown
    assert "no text of ours None" in shown
    told = "x: masukan --port: nilai int yang tidak sah: 'many'\nYang diterimanya: x --help\n"
    assert capsys.readouterr().err == told, "without the pages of usage before it"
    assert ArgumentParser("x").format_help().startswith("usage: x [-h]")
