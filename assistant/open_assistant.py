"""The assistant that the settings describe, with its store, encoder, reader and model open."""

from collections.abc import Callable

from assistant.ask import Assistant
from assistant.reading.open_reader import open_reader
from assistant.reading.reader import Reader
from assistant.tracing import traced
from assistant.writing.open_model import open_model
from corpus.embedding.encoder import Encoder, load_encoder
from corpus.errors import EmptyStoreError, RujukanError
from corpus.setup.settings import CAUTION, Settings
from corpus.store.store import Store, StoreLocation


def open_assistant(
    settings: Settings, say: Callable[[str], None], encoder: Encoder | None = None, reader: Reader | None = None
) -> Assistant:
    """Open store, index and model as the settings say; `say` is told of what takes long.

    `encoder` and `reader` take the places of those that the settings name.

    Raises:
        RujukanError: the model or the store cannot be used.
        EmptyStoreError: there are no documents yet.
    """
    encoder = encoder or load_encoder(settings.model, settings.cache, settings.threads, say, settings.precision)
    store = Store(StoreLocation(settings.data, settings.chroma_url), encoder.name, encoder.dimension)
    if not store.rows:
        store.close()
        raise EmptyStoreError(store.location)
    try:
        reader = reader or open_reader(settings, say)
        model = open_model(settings, encoder, say)
        assistant = Assistant(
            store,
            encoder,
            reader=reader,
            answerer=settings.answerer,
            contacts=settings.contacts,
            model=model,
            caution=CAUTION[settings.caution],
        )
        if settings.traces:
            assistant.observe(traced(settings.traces))
        return assistant
    except RujukanError:
        store.close()
        raise
