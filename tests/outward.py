"""Which addresses and names a process and all its threads and children wanted to reach, as the system saw it.

An audit hook sees Python's sockets alone; what a library does in C++ only the system sees.
"""

import re
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path
from shutil import which

import pytest

_ADDRESS = re.compile(r'sa_family=AF_INET6?, sin6?_port=htons\((\d+)\).*?"([0-9a-f.:]+)"')
_CALLS = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(")
_RESOLVER = "io.systemd.Resolve"
_DNS = 53


def traced(trace: Path, *command: str) -> list[str]:
    """The command under strace, its network calls into `trace`. Skips where there is no strace, or it may not trace."""
    if not which("strace"):
        pytest.skip("there is no strace on this machine (on Debian: apt install strace)")
    if subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode:
        pytest.skip("strace may not trace on this machine")
    return ["strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(trace), sys.executable, *command]


def outward(trace: Path) -> list[str]:
    """The calls in a trace that look a name up, or go to another machine."""
    calls = [line for line in trace.read_text("utf-8", "replace").splitlines() if _CALLS.search(line)]
    return [line for line in calls if _RESOLVER in line or any(_leaves(*one) for one in _ADDRESS.findall(line))]


def _leaves(port: str, host: str) -> bool:
    return int(port) == _DNS or not ip_address(host).is_loopback
