"""The same ingest with both engines, one after the other: `python -m tests.ingest.engines.measure_engines PATH…`.

Tells of each the seconds on the clock, those of processor time of all its processes, and the largest memory of a worker
that encodes. What else the machine does changes the first, hardly the second.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.ingest.engines.processes import below, title

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Print a line for each."""
    with tempfile.TemporaryDirectory() as folder:
        for engine in ("local", "ray"):
            command = [sys.executable, "-m", "rujukan", "ingest", "--threads", "2", "--engine", engine]
            measured(engine, [*command, "--data", str(Path(folder) / engine), *sys.argv[1:]])


def measured(engine: str, command: list[str]) -> None:
    begun, spent, largest = time.monotonic(), dict[int, float](), 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        while started.poll() is None:
            for process in (started.pid, *below(started.pid)):
                seconds, memory = _used(process)
                spent[process] = max(spent.get(process, 0.0), seconds)
                if title(process).startswith("ray::"):
                    largest = max(largest, memory)
            time.sleep(0.2)
        out, _ = started.communicate()
    seconds = time.monotonic() - begun
    sys.stdout.write(
        f"{engine}: {seconds:.0f} s, {sum(spent.values()):.0f} s of processor time, {largest:.0f} MB; {out.strip()}\n"
    )
    sys.stdout.flush()


def _used(process: int) -> tuple[float, float]:
    """Seconds of processor time, and megabytes in memory."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS, int(fields[21]) * _PAGE / 1024**2


if __name__ == "__main__":
    main()
