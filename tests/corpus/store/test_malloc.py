"""Opening a store again and again, as a chat beside a writer does, takes no more memory than opening it once."""

import subprocess
import sys
from pathlib import Path

import pytest

_OPEN_AGAIN = """
import sys
from pathlib import Path
import numpy as np
from corpus.store.connection import StoreLocation
from corpus.store.store import Store
from corpus.store.vectors import unit
from ingest.writing.write import writing
from tests.stores import row_of, tile

def megabytes():
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024

place, dimension, count = StoreLocation(Path(sys.argv[1])), 2048, 1500
passages = tile("x" * count, range(count))
vectors = unit(np.random.default_rng(0).standard_normal((count, dimension)).astype(np.float32))
if sys.argv[2] == "write":
    with writing(place, "made up", dimension, print) as writer:
        writer.write_passages(passages, vectors)
        writer.write_rows([row_of(passages)])
else:
    taken = []
    for _ in range(14):
        with Store(place, "made up", dimension) as store:
            store.nearest(vectors[0], 3)
        taken.append(megabytes())
    print(max(taken) - taken[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_store_that_is_opened_again_and_again_keeps_its_size(tmp_path: Path) -> None:
    """Its index takes 13 MB: 14 of them would be 180. It grows by 35 to 63 MB, and by 119 with arenas unbounded."""
    grown = 0.0
    for step in ("write", "read"):
        command = [sys.executable, "-c", _OPEN_AGAIN, str(tmp_path), step]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
        grown = float(done.stdout or 0)
    assert grown < 90
