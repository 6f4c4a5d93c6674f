"""An empty store is filled with the shipped documents: here, as the assistant knows nothing of ingestion."""

from corpus.messages import message
from corpus.setup.settings import Settings

FILLING = message("There are no documents yet: taking in the shipped ones (once, one or two minutes) …")


def take_in_shipped_documents(settings: Settings, *, quiet: bool) -> None:
    """Take in the documents that come with the product; unless `quiet`, progress is shown on stderr."""
    from ingest.cli.ingest import SHIPPED, ingest

    # At once: a part of them would answer as if it were all, and nobody was told that there are more.
    ingest(settings, [SHIPPED / "id", SHIPPED / "en"], quiet=quiet, at_once=True)
