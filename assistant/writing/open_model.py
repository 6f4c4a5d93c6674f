"""The language model as the settings say, and in plain words what is sent where."""

from collections.abc import Callable
from importlib.util import find_spec

from assistant.proving.checker import open_checker
from assistant.proving.proof import Prover
from assistant.reading.evidence import SentenceVectors
from assistant.writing.answer_cache import AnswerCache
from assistant.writing.endpoint import Endpoint, EndpointAddress
from assistant.writing.errors import LlmExtraMissingError
from assistant.writing.language_model import LanguageModel
from corpus.embedding.encoder import Encoder
from corpus.errors import UsageError
from corpus.messages import Message, message
from corpus.setup.settings import Settings

LLM = "llm"


def address_of(settings: Settings) -> EndpointAddress | None:
    """Where the model is; None where address or name is not set."""
    if not settings.llm_base_url or not settings.llm_model:
        return None
    return EndpointAddress(settings.llm_base_url, settings.llm_model, float(settings.llm_timeout))


def open_model(settings: Settings, encoder: Encoder, say: Callable[[str], None]) -> LanguageModel | None:
    """The model that can be chosen, None where none is set; where it answers by setting, `say` is told what is sent.

    Raises:
        UsageError: it is to answer, and its address or name is missing.
        LlmExtraMissingError: it is to answer, and its packages are not installed.
    """
    address, wanted = address_of(settings), settings.answerer == LLM
    if address is None:
        if wanted:
            raise UsageError(
                message("the answerer `llm` needs an endpoint and a model. Set --llm-base-url and --llm-model.")
            )
        return None
    if not installed():
        if wanted:
            raise LlmExtraMissingError
        return None
    if wanted:
        say(what_is_sent(address))
    prover = Prover(SentenceVectors(encoder.encode_passages).of, open_checker(settings, say))
    cache = AnswerCache() if settings.llm_cache == "on" else None
    return LanguageModel(address, Endpoint(address).stream, prover, settings.llm_budget, cache)


def installed() -> bool:
    """Whether the packages that speak to a model are there."""
    try:
        return find_spec("llama_index.llms.openai_like") is not None
    except ModuleNotFoundError:
        return False


def what_is_sent(address: EndpointAddress) -> Message:
    """What leaves for where, in plain words."""
    if address.remote:
        return message(
            "The model {model} words the answer: your question, the conversation before it and the passages found are "
            "sent to {host} and leave this machine.",
            model=address.model,
            host=address.host,
        )
    return message(
        "The model {model} words the answer: your question, the conversation before it and the passages found are "
        "sent to the program that listens at {host} on this machine.",
        model=address.model,
        host=address.host,
    )
