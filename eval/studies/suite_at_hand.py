"""A suite as the studies ask it: its documents in step, its questions, and what need not be computed twice."""

import atexit
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.ask import Assistant
from assistant.reading.open_reader import open_reader
from corpus.embedding.encoder import load_encoder, precision_of
from corpus.setup.flags import settings_from
from corpus.setup.settings import Settings
from corpus.store.store import Store, StoreLocation
from eval.command import STORES, suite_questions
from eval.memory.remembering import Memory, RememberingEncoder, RememberingReader, memory_of
from eval.question import KnownQuestion
from eval.run import stored_texts
from eval.suites.documents import take_in
from eval.suites.suite import Suite, load_suite, shared_folder


@dataclass(frozen=True, slots=True)
class SuiteAtHand:
    """`settings` name the store that holds its documents; the `reader` is None where the settings switch it off."""

    suite: Suite
    settings: Settings
    questions: tuple[KnownQuestion, ...]
    encoder: RememberingEncoder
    reader: RememberingReader | None

    def store(self) -> Store:
        """The store, opened anew."""
        return Store(
            StoreLocation(self.settings.data, self.settings.chroma_url), self.encoder.name, self.encoder.dimension
        )


def suite_at_hand(named: str, arguments: Namespace, say: Callable[[str], None]) -> SuiteAtHand:
    """The suite of that name or folder, over the store that `arguments.data` names or else one of its own.

    Raises:
        SuiteMissingError: its documents are not here.
        RujukanError: the suite, its documents, the model or the store cannot be used.
    """
    settings = settings_from(arguments)
    suite = load_suite(named, shared_folder(settings.shared))
    settings = replace(settings, data=settings.data if arguments.data else STORES / suite.name)
    take_in(suite, settings)
    memory = Memory(memory_of(settings))
    precision = precision_of(settings.model, settings.cache, settings.precision, say)
    atexit.register(memory.close)
    encoder = RememberingEncoder(
        load_encoder(settings.model, settings.cache, settings.threads, say, precision), memory, precision
    )
    location = StoreLocation(settings.data, settings.chroma_url)
    with Assistant(Store(location, encoder.name, encoder.dimension), encoder) as assistant:
        questions = suite_questions(suite, stored_texts(assistant))
    reader = open_reader(settings, say)
    return SuiteAtHand(
        suite, settings, tuple(questions), encoder, RememberingReader(reader, memory) if reader else None
    )
