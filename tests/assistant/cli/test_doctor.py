"""The doctor looks at everything, changes nothing, and names the remedy."""

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from assistant.cli import doctor
from assistant.cli.doctor import OPTIONAL, PACKAGES, examine
from corpus.setup.settings import NAMES, Settings
from rujukan.command import COMMANDS, command_parser, main


def checks_of(printed: str) -> dict[str, tuple[str, str]]:
    return {check["name"]: (check["state"], check["detail"]) for check in json.loads(printed)["checks"]}


def test_a_sound_installation_is_ok_throughout(
    shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = str(user_cache_path("rujukan"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert main(["doctor", "--json", "--data", str(shipped), "--cache", cache]) == 0
    checks = checks_of(capsys.readouterr().out)
    assert list(checks) == ["Python", *PACKAGES, *OPTIONAL, "embedding model", "store", "telemetry"]
    assert {state for state, _ in checks.values()} == {"OK"}
    assert "52 documents" in checks["store"][1]


@pytest.mark.parametrize(("model", "state"), [("default", "OK"), ("./model", "FAIL")])
def test_pytorch_is_asked_for_only_where_another_model_needs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, model: str, state: str
) -> None:
    def installed(name: str) -> str:
        if name in OPTIONAL:
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", installed)
    settings = Settings(data=tmp_path, cache=tmp_path / "cache", model=model)
    states = {check.name: check.state for check in examine(settings)}
    assert {states[name] for name in OPTIONAL} == {state}
    assert {states[name] for name in PACKAGES} == {"OK"}


def test_what_the_telemetry_of_a_library_has_left_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    left = tmp_path / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    left.mkdir(parents=True)
    main(["doctor", "--json", "--data", str(tmp_path / "data"), "--cache", str(tmp_path / "cache")])
    state, detail = checks_of(capsys.readouterr().out)["telemetry"]
    assert state == "WARN"
    assert detail.startswith(f"{left}: left over")


def test_every_setting_is_shown_with_where_it_came_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUJUKAN_PORT", "7999")
    (tmp_path / "rujukan.toml").write_text('language = "en"\nport = 7000\n', "utf-8")
    flags = ["--data", str(tmp_path), "--cache", str(tmp_path / "cache")]
    main(["doctor", *flags])
    lines = capsys.readouterr().out.splitlines()
    settings = {line.split()[0]: line for line in lines[1 : 1 + len(NAMES)]}
    assert list(settings) == list(NAMES)
    assert settings["data"].endswith(f"{tmp_path}  (flag)")
    assert settings["port"].endswith("7999  (environment (RUJUKAN_PORT))")
    assert settings["language"].endswith("rujukan.toml)")
    assert settings["threads"].endswith("0  (default)")


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_keys_are_shown_nowhere(
    form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rujukan.toml").write_text('api_keys = "from-the-file"\n', "utf-8")
    main(["doctor", *form, "--data", str(tmp_path), "--cache", str(tmp_path / "cache")])
    monkeypatch.setenv("RUJUKAN_API_KEYS", "from-the-environment")
    main(["doctor", *form, "--data", str(tmp_path), "--cache", str(tmp_path / "cache")])
    printed = capsys.readouterr()
    assert "from-the" not in printed.out + printed.err
    assert "api_keys" in printed.out


def test_no_command_takes_a_key_as_a_flag_that_others_could_see() -> None:
    assert all("--api-keys" not in command_parser(name).format_help() for name in COMMANDS)


def test_what_the_first_question_will_do_is_a_warning_and_is_not_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["--data", str(tmp_path / "data"), "--cache", str(tmp_path / "cache")]
    assert main(["doctor", "--json", *places]) == 0
    checks = checks_of(capsys.readouterr().out)
    assert checks["embedding model"][0] == checks["store"][0] == "WARN"
    assert "not unpacked yet" in checks["embedding model"][1]
    assert "rujukan ingest" in checks["store"][1]
    assert list(tmp_path.iterdir()) == []


def test_a_broken_store_fails_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "edition").write_text("edition-1", "utf-8")
    (tmp_path / "edition-1").mkdir()
    (tmp_path / "edition-1" / "chroma.sqlite3").write_bytes(b"this is no database" * 100)
    assert main(["doctor", "--data", str(tmp_path)]) == 1
    failed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  FAIL")]
    assert len(failed) == 1
    assert f"store                  {tmp_path}: " in failed[0]
    assert "--data" in failed[0]


def test_a_model_that_is_not_there_fails_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json", "--model", str(tmp_path / "none"), "--data", str(tmp_path)]) == 1
    state, detail = checks_of(capsys.readouterr().out)["embedding model"]
    assert state == "FAIL"
    assert str(tmp_path / "none") in detail
