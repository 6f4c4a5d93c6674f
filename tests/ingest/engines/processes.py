"""What the operating system knows of a process and those that it has started, on Linux."""

from ipaddress import ip_address
from pathlib import Path

LISTENING = "0A"


def title(process: int) -> str:
    """What a process calls itself; empty once it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        return ""


def below(process: int) -> list[int]:
    """The processes that descend from one."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _text(entry / "stat")):
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found, left = [], [process]
    while left:
        children = parents.get(left.pop(), [])
        found += children
        left += children
    return found


def listening(process: int) -> set[str]:
    """The addresses at which it takes connections."""
    sockets = set()
    for entry in _entries(Path(f"/proc/{process}/fd")):
        try:
            sockets.add(str(entry.readlink()).removeprefix("socket:[").removesuffix("]"))
        except OSError:
            continue
    found = set()
    for table in ("tcp", "tcp6"):
        for line in _text(Path(f"/proc/{process}/net/{table}")).splitlines()[1:]:
            fields = line.split()
            if fields[3] == LISTENING and fields[9] in sockets:
                found.add(_address(fields[1].partition(":")[0]))
    return found


def _address(raw: str) -> str:
    """An address as the kernel writes it: 32-bit words, each with its bytes in the machine's order."""
    words = [bytes.fromhex(raw[first : first + 8])[::-1] for first in range(0, len(raw), 8)]
    found = ip_address(b"".join(words))
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
