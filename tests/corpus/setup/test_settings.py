"""Settings: what overrules what, where a value came from, and what is refused at once."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.setup.flags import COMMON, add_setting_flags, settings_from
from corpus.setup.settings import FILE_NAME, NAMES, Settings, load_settings


def write(folder: Path, content: str) -> Path:
    (folder / FILE_NAME).write_text(content, "utf-8")
    return folder


def test_without_anything_each_value_is_the_default_and_has_no_origin(tmp_path: Path) -> None:
    found = load_settings({}, {}, tmp_path)
    assert found == Settings()
    assert found.origin == {}


def test_a_flag_overrules_the_environment_which_overrules_the_file(tmp_path: Path) -> None:
    folder = write(tmp_path, 'port = 1\nlanguage = "id"\nmodel = "berkas"\n')
    found = load_settings({"port": 3}, {"RUJUKAN_PORT": "2", "RUJUKAN_LANGUAGE": "en"}, folder)
    assert (found.port, found.language, found.model) == (3, "en", "berkas")
    assert found.origin == {
        "port": "flag",
        "language": "environment (RUJUKAN_LANGUAGE)",
        "model": FILE_NAME,
    }


def test_a_flag_that_was_not_given_and_a_variable_that_is_empty_count_as_absent(tmp_path: Path) -> None:
    found = load_settings({"port": None}, {"RUJUKAN_PORT": "", "HOME": "/x"}, tmp_path)
    assert found.port == Settings().port


def test_folders_are_absolute_and_know_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    found = load_settings({"data": "~/data", "cache": "lain"}, {}, tmp_path)
    assert (found.data, found.cache) == (tmp_path / "data", tmp_path / "lain")


def test_a_folder_named_in_the_file_is_meant_from_where_the_file_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert load_settings({}, {}, write(tmp_path, 'data = "data"')).data == tmp_path / "data"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("prot = 1", r"rujukan\.toml: unknown setting prot\. Did you mean port\?"),
        ("xyz = 1", r"rujukan\.toml: unknown setting xyz\. Known settings: data, .*port"),
        ("port = 70000", r"rujukan\.toml: port must be a whole number from 0 to 65535, not 70000"),
        ("port = true", r"port must be a whole number"),
        ("port = 1.5", r"port must be a whole number"),
        ('threads = "banyak"', r"threads must be a whole number from 0 to 1024, not 'banyak'"),
        ("model = 5", r"model must be text, not 5"),
        ("data = 5", r"data must be text, not 5"),
        ('caution = "some"', r"caution must be one of `low`, `usual`, `high`, not 'some'"),
        ('language = "fr"', r"language must be `id` or `en`, not 'fr'"),
        ('chroma_url = "localhost:8000"', r"chroma_url must be http://host:port"),
        ('chroma_url = "http://localhost:8000/chroma"', r"chroma_url must be http://host:port"),
        ('chroma_url = "http://:8000"', r"chroma_url must be http://host:port"),
        ('chroma_url = "http://a:99999"', r"chroma_url must be http://host:port"),
        ("port = ", r"rujukan\.toml: not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        load_settings({}, {}, write(tmp_path, content))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load_settings({}, {}, tmp_path)


def test_an_unknown_variable_is_named_as_it_is_spelled(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"RUJUKAN_PROT\. Did you mean RUJUKAN_PORT\?"):
        load_settings({}, {"RUJUKAN_PROT": "1"}, tmp_path)


def test_every_setting_explains_itself_and_every_command_takes_the_common_ones() -> None:
    parser = ArgumentParser()
    add_setting_flags(parser, "port")
    told = parser.format_help()
    for name in (*COMMON, "port"):
        assert name in NAMES
        assert "--" + name.replace("_", "-") in told
    assert "--host" not in told


def test_flags_reach_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    parser = ArgumentParser()
    add_setting_flags(parser)
    found = settings_from(parser.parse_args(["--data", str(tmp_path), "--chroma-url", "http://127.0.0.1:8000"]))
    assert (found.data, found.chroma_url) == (tmp_path, "http://127.0.0.1:8000")
    assert found.origin == {"data": "flag", "chroma_url": "flag"}


def given(*flags: str) -> Namespace:
    parser = ArgumentParser()
    add_setting_flags(parser, "host")
    return parser.parse_args(flags)


def test_what_a_file_in_the_working_folder_decides_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write(tmp_path, 'chroma_url = "http://198.51.100.7:1"\nhost = "0.0.0.0"\nthreads = 2\n'))
    arguments = given()
    settings_from(arguments)
    settings_from(arguments)
    told = "rujukan.toml of this folder sets: chroma_url = http://198.51.100.7:1, host = 0.0.0.0\n"
    assert capsys.readouterr().err == told


def test_what_a_flag_overrules_or_cannot_harm_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write(tmp_path, 'data = "lain"\nlanguage = "id"\nport = 1\nthreads = 2\n'))
    settings_from(given("--data", "data"))
    assert capsys.readouterr().err == ""
