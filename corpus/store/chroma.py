"""Chroma as we want it, whatever `.env` lies in the working folder and whatever its variables are set to.

Chroma reads both, on its import already: they could name a server that the store would be sent to, or merely be
malformed and bring the import down.
"""

import sys
from threading import Lock
from typing import TYPE_CHECKING, Any

from corpus.setup.offline import go_offline

if TYPE_CHECKING:
    from chromadb.config import Settings

EMBEDDED = "chromadb.api.rust.RustBindingsAPI"
"""The implementation that keeps a store in a folder of this computer."""

_IMPORTING = Lock()


def import_chroma() -> None:
    """Import Chroma without letting it look around; every first `import chromadb` of ours comes after this."""
    with _IMPORTING:
        if "chromadb" in sys.modules:
            return
        go_offline()
        from pydantic import BaseModel
        from pydantic_settings import BaseSettings

        reading = BaseSettings.__init__
        # A plain model's: defaults alone.
        BaseSettings.__init__ = BaseModel.__init__  # type: ignore[method-assign, assignment]
        try:
            import chromadb  # noqa: F401
        finally:
            BaseSettings.__init__ = reading  # type: ignore[method-assign]


def chroma_settings(**values: Any) -> "Settings":
    """Chroma's settings: these values, its defaults, and nothing from a file or the environment."""
    import_chroma()
    from chromadb.config import Settings
    from pydantic import BaseModel

    class Closed(Settings):
        __init__ = BaseModel.__init__

    settings: Settings = Closed(anonymized_telemetry=False, **values)
    return settings
