"""What several tests need."""

from pathlib import Path

import pytest
from platformdirs import user_cache_path

from corpus.encoder import Encoder, load_encoder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real source files beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"the real source files are not beside this checkout ({folder})")
    return folder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default embedding model: unpacked once per machine, into the cache where the product keeps it too."""
    return load_encoder("default", user_cache_path("rujukan"), None, lambda _: None)
