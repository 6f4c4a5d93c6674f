"""The command speaks Indonesian as well as English, its mistakes and help too."""

import re
from pathlib import Path

import pytest

from rujukan.command import COMMANDS, main

ENGLISH = re.compile(r"\b(the|and|of|with|file|argument|error|usage|options|settings|required)\b")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_indonesian_alone(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])
    shown = capsys.readouterr().out
    assert f"pemakaian: rujukan {name} " in shown
    assert ENGLISH.findall(re.sub(r"--[\w-]+|`.*?`", "", shown)) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "pemakaian: rujukan "),
        (["answer"], "rujukan: tidak ada perintah 'answer'; pilihannya: ingest, ask,"),
        (["ask"], "rujukan: Sebutkan pertanyaannya, "),
        (["ask", "  "], "rujukan: Pertanyaannya kosong."),
        (["ask", "Apa?", "--year", "abc"], "rujukan ask: masukan --year: abc bukan tahun\n"),
        (["ask", "Apa?", "--batch", "a"], "rujukan: Pertanyaan dan --batch disebut bersama, "),
        (["ingest", "--watc"], "rujukan ingest: tidak ada pilihan --watc; apakah maksud Anda --watch?"),
        (["ask", "Apa?", "--colour"], "rujukan ask: masukan yang tidak dikenal: --colour"),
        (
            ["ask", "--batch", "nowhere"],
            "rujukan: nowhere: tidak dapat dibaca: tidak ada berkas atau folder seperti itu.",
        ),
        (["chat", "--port", "x"], "rujukan: pilihan: port harus bilangan bulat dari 0 sampai 65535, bukan 'x'."),
        (["documents", "show"], "rujukan: `rujukan documents show` memerlukan id sebuah dokumen."),
        (["documents", "burn"], "pilihan yang tidak sah: 'burn' (pilihannya: 'list', 'show', 'set', 'remove')"),
        (["ingest", "nowhere"], "rujukan: nowhere: tidak ada berkas atau folder seperti itu. Periksa letaknya."),
        (["ingest", "--watch", "--dry-run"], "rujukan: --watch dan --dry-run tidak dapat dipakai bersama."),
        (["eval", "--questions", "nowhere"], "rujukan: nowhere: tidak ada folder seperti itu. Bentuknya dijelaskan"),
        (["doctor", "--threads", "-1"], "rujukan: pilihan: threads harus bilangan bulat dari 0 sampai 1024"),
    ],
)
def test_a_mistake_is_told_in_indonesian_too(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    assert told in capsys.readouterr().err


def test_the_language_can_be_named_before_the_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "id", "ask", "  "]) == 2
    assert capsys.readouterr().err.startswith("rujukan: Pertanyaannya kosong.")
    assert main(["--language", "fr", "ask", "When?"]) == 2
    assert "language must be `id` or `en`, not 'fr'" in capsys.readouterr().err


def test_a_question_in_english_is_answered_in_english_though_messages_are_in_indonesian(
    shipped: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert main(["ask", "When was IOM founded?", "--data", str(shipped)]) == 0
    assert "\nSources:\n" in capsys.readouterr().out
