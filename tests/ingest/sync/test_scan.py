"""What lies in a folder, and what of it cannot be taken in."""

import hashlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import UsageError
from ingest.sync.scan import LARGEST, Scan, existing, files_in, scan


def look(*paths: Path) -> Scan:
    return scan(existing(paths))


def put(folder: Path, name: str, content: str | bytes = "Isi.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reasons(found: Scan) -> dict[str, str]:
    return {Path(refusal.place).name: refusal.reason for refusal in found.refused}


def test_files_are_known_by_their_content(tmp_path: Path) -> None:
    a, b = put(tmp_path, "a.md", "Satu."), put(tmp_path, "di/dalam/b.TXT", "Satu.")
    found = look(tmp_path)
    assert list(found.files) == [str(a), str(b)]
    assert {content.content_hash for content in found.files.values()} == {hashlib.sha256(b"Satu.").hexdigest()}
    assert found.files[str(a)].size == 5


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tidak-ada: there is no such file or folder"):
        existing([tmp_path / "tidak-ada"])


def test_other_formats_are_counted_hidden_files_and_locks_of_office_programs_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", "foto.png", ".rahasia.md", ".git/b.md", "~$a.md"):
        put(tmp_path, name)
    found = look(tmp_path)
    assert [Path(place).name for place in found.files] == ["a.md"]
    assert [Path(place).name for place in found.ignored] == ["foto.png"]
    assert found.refused == ()


def test_files_made_to_hold_macros_are_refused_in_a_folder_and_by_name(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    path = put(tmp_path, "surat.DOCM", b"PK")
    for found in (look(tmp_path), look(path)):
        (refusal,) = found.refused
        assert (Path(refusal.place).name, refusal.reason) == ("surat.DOCM", "it holds macros")
        assert refusal.remedy == "Save it as a document without macros (.docx)."
        assert found.ignored == ()


def test_a_file_that_was_named_itself_is_tried_whatever_it_is_called(tmp_path: Path) -> None:
    path = put(tmp_path, ".tersembunyi.xyz")
    assert list(look(path).files) == [str(path)]


def test_the_same_place_by_two_ways_is_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "di/a.md")
    (tmp_path / "pintas").symlink_to(tmp_path / "di")
    monkeypatch.chdir(tmp_path / "di")
    ways = [tmp_path, tmp_path / "di", path, Path(), Path("../di/a.md"), tmp_path / "pintas"]
    assert list(look(*ways).files) == [str(path)]


def test_links_within_the_folder_are_places_too_and_links_out_of_it_are_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "dalam", tmp_path / "luar"
    put(inside, "a.md")
    put(outside, "rahasia.md")
    (inside / "b.md").symlink_to(inside / "a.md")
    (inside / "ke-luar.md").symlink_to(outside / "rahasia.md")
    (inside / "folder-luar").symlink_to(outside)
    (inside / "folder-dalam").symlink_to(inside)
    (inside / "putus.md").symlink_to(inside / "tidak-ada.md")
    (inside / "lingkar.md").symlink_to(inside / "lingkar.md")
    found = look(inside)
    assert [Path(place).name for place in found.files] == ["a.md", "b.md"]
    assert reasons(found) == {
        "folder-luar": "a symbolic link that leads out of the folder",
        "ke-luar.md": "a symbolic link that leads out of the folder",
        "lingkar.md": "a symbolic link that leads nowhere",
        "putus.md": "a symbolic link that leads nowhere",
    }


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "soket.md"))
        found = look(tmp_path, Path("/dev/null"))
    assert reasons(found) == dict.fromkeys(["null", "pipa.md", "soket.md"], "not a regular file")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("jahat\x1b[2J.md", r"jahat\x1b[2J.md"),
        ("baris\nbaru.md", r"baris\nbaru.md"),
        ("terbalik\u202edm.md", r"terbalik\u202edm.md"),
        (os.fsdecode(b"bukan-utf8-\xff.md"), r"bukan-utf8-\udcff.md"),
    ],
)
def test_a_name_that_would_upset_a_terminal_is_refused_and_shown_tamed(tmp_path: Path, name: str, shown: str) -> None:
    put(tmp_path, name)
    (refusal,) = look(tmp_path).refused
    assert refusal.place == str(tmp_path / shown)
    assert refusal.reason == "its name holds control characters or bytes that are no text"


@pytest.mark.parametrize("name", ["Laporan\u00a02020.md", "Foto 10.21\u202fAM.md", "日本語.md", "keluarga 👨‍👩‍👧.md"])
def test_unusual_names_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name)
    assert list(look(tmp_path).files) == [str(path)]


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = put(tmp_path, "satu-baris.txt", "")
    os.truncate(path, 2 * 1024**3)
    begun = time.monotonic()
    found = look(tmp_path)
    assert time.monotonic() - begun < 0.5
    assert reasons(found) == {"satu-baris.txt": f"it is larger than {LARGEST // 1024**2} MB"}


def test_a_file_that_vanishes_between_two_looks_is_refused_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.md")
    gone = put(tmp_path, "b.md")
    real = Path.is_symlink

    def vanishing(path: Path) -> bool:
        if path == gone:
            path.unlink(missing_ok=True)
        return real(path)

    monkeypatch.setattr(Path, "is_symlink", vanishing)
    found = look(tmp_path)
    assert [Path(place).name for place in found.files] == ["a.md"]
    assert reasons(found) == {"b.md": "cannot be read: No such file or directory"}


_AS_NOBODY = """
import os, sys
from pathlib import Path
from ingest.sync.scan import existing, scan
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
found = scan(existing([Path(sys.argv[1])]))
print([Path(p).name for p in found.files], [(Path(r.place).name, r.reason) for r in found.refused])
"""


def test_what_may_not_be_read_is_refused_and_counts_as_not_looked_at(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    put(tmp_path, "a.md")
    put(tmp_path, "b.md").chmod(0)
    put(tmp_path, "tertutup/c.md")
    (tmp_path / "tertutup").chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(tmp_path)], capture_output=True, text=True, check=False
    )
    (tmp_path / "tertutup").chmod(0o755)
    reason = "cannot be read: Permission denied"
    assert done.stdout.strip() == f"['a.md'] [('b.md', '{reason}'), ('tertutup', '{reason}')]", done.stderr


def test_a_scan_says_nothing_of_places_outside_and_of_refused_ones(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "putus.md").symlink_to(tmp_path / "tidak-ada")
    found = look(tmp_path / "dalam")
    assert found.looked_at(str(tmp_path / "dalam" / "a.md"))
    assert not found.looked_at(str(tmp_path / "dalam" / "putus.md"))
    assert not found.looked_at(str(tmp_path / "dalam2" / "a.md"))
    assert not found.looked_at(str(tmp_path / "a.md"))


def test_the_files_to_watch_are_those_that_could_be_taken_in(tmp_path: Path) -> None:
    for name in ("a.md", "foto.png", "di/b.txt", ".c.md"):
        put(tmp_path, name)
    assert [path.name for path in files_in(tmp_path)] == ["a.md", "b.txt"]
