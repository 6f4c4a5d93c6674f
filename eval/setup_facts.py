"""What a run was measured with: all that must be the same for two runs to be the same."""

import platform
import resource
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from corpus.model import DocumentRow
from corpus.setup.settings import Settings

ROOT = Path(__file__).parents[1]


def setup_facts(settings: Settings, rows: Sequence[DocumentRow]) -> dict[str, Any]:
    """Model, store, versions, commit and the versions of the documents, which are hashes of their content."""
    return {
        "model": settings.model,
        "precision": settings.precision,
        "reader": settings.reader,
        "store": settings.chroma_url or "embedded",
        "threads": settings.threads,
        "rujukan": version("rujukan"),
        "python": platform.python_version(),
        "chromadb": version("chromadb"),
        "onnxruntime": version("onnxruntime"),
        "commit": commit(),
        **{f"document {row.id}": row.version for row in sorted(rows, key=lambda row: row.id)},
    }


def commit() -> str:
    """The commit of the checkout, with a + where files differ from it; empty outside one."""
    found = _git("rev-parse", "--short=12", "HEAD")
    return found + "+" if found and _git("status", "--porcelain", "--untracked-files=no") else found


def peak_memory_mb() -> float:
    """The most memory that this process held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
