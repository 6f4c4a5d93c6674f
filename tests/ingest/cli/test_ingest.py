"""`rujukan ingest` as a user meets it, with the real model."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ingest.sync.embed import WINDOW
from rujukan.command import main

SENTENCE = "IOM didirikan pada 1951 dan berkantor pusat di Jenewa."
MAY_BE_REFUSED = "A dry run does not read the text of files: some of those to add or change may still be refused."


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of two documents, one file that cannot be read, and one of another format."""
    folder = tmp_path / "berkas"
    folder.mkdir()
    (folder / "satu.md").write_text(f"# Profil\n\n{SENTENCE}\n", "utf-8")
    (folder / "dua.txt").write_text("Korban perdagangan orang berhak atas perlindungan.\n", "utf-8")
    (folder / "rusak.md").write_bytes(b"\x00\xff\x00")
    (folder / "foto.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def ingest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Ingest":
    return Ingest(tmp_path / "data", capsys)


class Ingest:
    """Runs the command in this process."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        """Exit code, stdout, stderr."""
        code = main(["ingest", "--data", str(self.data), *map(str, arguments)])
        said = self._capsys.readouterr()
        return code, said.out, said.err


def test_a_folder_is_taken_in_kept_in_step_and_its_bad_file_named(ingest: Ingest, files: Path) -> None:
    code, out, err = ingest(files)
    assert code == 1
    other = f"of other formats: {files / 'foto.png'}\n"
    assert out == f"2 added, 1 refused, 1 of other formats (2 passages written, 2 of them embedded)\n{other}"
    refused = f"refused: {files / 'rusak.md'}: it holds binary data, not text. Give a text file, or remove it.\n"
    assert err.endswith(refused)
    assert "3 of 3 files, 2 passages" in err
    (files / "rusak.md").unlink()
    code, out, err = ingest(files)
    assert (code, out) == (0, f"2 unchanged, 1 of other formats (0 passages written, 0 of them embedded)\n{other}")
    assert err == ""


def test_a_dry_run_prints_the_plan_and_makes_nothing(ingest: Ingest, files: Path) -> None:
    code, out, err = ingest("--dry-run", files)
    assert code == 0
    assert out.splitlines() == [
        f"add     {files / 'dua.txt'}",
        f"add     {files / 'rusak.md'}",
        f"add     {files / 'satu.md'}",
        "3 to add, 0 to change, 0 unchanged, 1 of other formats, 0 refused",
        f"of other formats: {files / 'foto.png'}",
        MAY_BE_REFUSED,
    ]
    assert err == ""
    assert not ingest.data.exists()


def test_an_empty_folder_is_no_error_and_the_formats_looked_for_are_named(ingest: Ingest, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    for more in ([], ["--dry-run"]):
        code, out, err = ingest(tmp_path / "kosong", *more)
        assert (code, err) == (0, "")
        assert "nothing found; the formats looked for: .docx .epub " in out.splitlines()[-1]


def test_of_many_files_of_other_formats_the_first_are_named_and_the_rest_counted(
    ingest: Ingest, tmp_path: Path
) -> None:
    folder = tmp_path / "foto"
    folder.mkdir()
    for name in ("a", "b", "c", "d", "e", "f\x1b[2J", "g"):
        (folder / f"{name}.png").touch()
    _, out, _ = ingest("--dry-run", folder)
    assert [line.rpartition("/")[2] for line in out.splitlines()[1:6]] == ["a.png", "b.png", "c.png", "d.png", "e.png"]
    assert out.splitlines()[6] == "… and 2 more of other formats"
    (folder / "a.png").unlink()
    assert "/f\\x1b[2J.png\n" in ingest("--dry-run", folder)[1]


def test_a_dry_run_on_a_store_changes_nothing_in_it(ingest: Ingest, files: Path) -> None:
    ingest("--quiet", files)
    (files / "satu.md").write_text("# Profil\n\nLain.\n", "utf-8")
    (files / "dua.txt").rename(files / "tiga.txt")
    (files / "rusak.md").unlink()
    (files / "baru.md").write_text("Baru.", "utf-8")
    before = contents(ingest.data)
    _, out, _ = ingest("--dry-run", files)
    assert out.splitlines() == [
        f"add     {files / 'baru.md'}",
        f"change  satu  {files / 'satu.md'}",
        f"move    dua  {files / 'tiga.txt'}",
        "1 to add, 1 to change, 0 unchanged, 1 of other formats, 0 refused",
        f"of other formats: {files / 'foto.png'}",
        MAY_BE_REFUSED,
    ]
    assert contents(ingest.data) == before
    (files / "satu.md").unlink()
    assert "remove  satu\n" in ingest("--dry-run", files)[1]
    assert "keep    satu\n" in ingest("--dry-run", "--keep", files)[1]


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file's bytes; of the database, which Chroma writes to whenever it opens it, only that it is there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: b"" if path.suffix == ".sqlite3" else path.read_bytes() for path in files}


def test_programs_get_json(ingest: Ingest, files: Path) -> None:
    code, out, err = ingest("--json", "--quiet", files)
    found = json.loads(out)
    assert code == 1
    assert sorted(found["added"]) == ["dua", "satu"]
    assert found["refused"][0]["reason"] == "it holds binary data, not text"
    assert (found["passages"], found["embedded"]) == (2, 2)
    assert err == ""
    assert json.loads(ingest("--json", "--dry-run", files)[1])["unchanged"] == ["dua", "satu"]


def test_quiet_says_nothing_but_errors(ingest: Ingest, files: Path) -> None:
    _, out, err = ingest("--quiet", files)
    assert out == ""
    assert err.startswith("refused: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["tidak-ada"], ["--watch", "--dry-run"], ["--watch", "tidak-ada"]])
def test_wrong_use_is_told_before_anything_is_made(ingest: Ingest, arguments: list[str]) -> None:
    code, out, err = ingest(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("rujukan: ")
    assert not ingest.data.exists()


def test_a_model_that_does_not_fit_the_store_is_refused(ingest: Ingest, files: Path) -> None:
    from tests.stores import tile, write_store

    write_store(ingest.data, tile("Isi."))
    for more in ([], ["--dry-run"]):
        code, _, err = ingest(files, *more)
        assert code == 1
        assert "made with the embedding model hashing (16 dimensions)" in err


def start(data: Path, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "rujukan", "ingest", "--data", str(data), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def test_watching_takes_in_what_changes_until_it_is_terminated(files: Path, tmp_path: Path) -> None:
    (files / "rusak.md").unlink()
    process = start(tmp_path / "data", "--watch", "--json", files)
    assert sorted(json.loads(line(process))["added"]) == ["dua", "satu"]
    (files / "baru.md").write_text("# Baru\n\nSatu kalimat.\n", "utf-8")
    (files / "satu.md").rename(files / "lain.md")
    found = json.loads(line(process))
    assert (found["added"], found["moved"], found["unchanged"]) == (["baru"], ["satu"], ["dua"])
    (files / "dua.txt").unlink()
    assert json.loads(line(process))["removed"] == ["dua"]
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err.splitlines()[-1] == "Stopped watching; what was finished is kept."
    assert "Traceback" not in err


def test_ctrl_c_in_the_middle_keeps_what_was_finished_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    files, data = tmp_path / "berkas", tmp_path / "data"
    files.mkdir()
    for number in range(200):
        (files / f"{number:03}.txt").write_text(f"Alinea nomor {number}. {SENTENCE} " * 5, "utf-8")
    process = start(data, files)
    wait_for_first_window(data)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert out == ""
    assert err.splitlines()[-1].startswith("rujukan: interrupted; what was finished is kept.")
    assert "Traceback" not in err
    done = start(data, "--json", "--quiet", files)
    found = json.loads(done.communicate(timeout=120)[0])
    assert found["unchanged"]
    assert found["added"]
    assert len(found["unchanged"]) + len(found["added"]) == 200


def wait_for_first_window(data: Path) -> None:
    """Until as many records are written as the passages and the rows of one window of documents of one passage."""
    for _ in range(1200):
        for database in data.glob("edition-*/chroma.sqlite3"):
            with closing(sqlite3.connect(database, timeout=30)) as connection, suppress(sqlite3.OperationalError):
                (last,) = connection.execute("SELECT MAX(seq_id) FROM embeddings_queue").fetchone()
                if (last or 0) >= 2 * WINDOW:
                    return
        time.sleep(0.1)
    pytest.fail("nothing was written within two minutes")


def test_a_store_keeps_to_its_precision_and_says_so(ingest: Ingest, files: Path) -> None:
    (files / "rusak.md").unlink()
    ingest(files, "--precision", "fast")
    (files / "tiga.md").write_text("Kantor cabang dibuka pada tahun 1999.\n", "utf-8")
    kept = "its passages were encoded with --precision fast, and what is added is too."
    assert kept in ingest(files, "--precision", "exact")[2]
    (files / "empat.md").write_text("Kantor cabang ditutup.\n", "utf-8")
    assert kept not in ingest(files)[2]
