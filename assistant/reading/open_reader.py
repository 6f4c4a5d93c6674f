"""The shipped reader opened as the settings say; where it cannot be, that is said and nearness judges instead."""

from collections.abc import Callable

from assistant.reading.cross_encoder import CrossEncoder
from assistant.reading.reader import Reader
from assistant.reading.weights import READER, Shipped, reader_graph
from corpus.embedding.encoder import processor_threads
from corpus.embedding.graph.precision import chosen_precision
from corpus.embedding.weights import default_model_folder
from corpus.errors import ModelError
from corpus.messages import message
from corpus.setup.settings import Settings

OFF = "off"


def open_reader(settings: Settings, say: Callable[[str], None]) -> Reader | None:
    """The reader; None where the setting says so, or where it is damaged, which `say` is told."""
    if settings.reader == OFF:
        return None
    try:
        return open_weights(settings, say, READER)
    except ModelError as error:
        say(
            message(
                "Warning: the reader cannot be used, so answers are chosen by nearness and are worse: {reason}",
                reason=error.message,
            )
        )
        return None


def open_weights(settings: Settings, say: Callable[[str], None], shipped: Shipped) -> CrossEncoder:
    """A model that reads two texts together, with these weights. Raises ModelError where it cannot be used."""
    folder = default_model_folder(settings.cache, say)
    graph = reader_graph(folder, say, chosen_precision(settings.precision, folder, say), shipped)
    return CrossEncoder(graph, processor_threads(settings.threads))
