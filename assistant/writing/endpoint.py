"""An OpenAI-compatible endpoint through LlamaIndex: text as it streams, every fault an error, all in bounded time."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.writing.errors import EndpointError, LlmExtraMissingError
from corpus.messages import Message, message
from corpus.setup.offline import go_offline

if TYPE_CHECKING:
    from httpx import Client as HttpClient
    from llama_index.core.llms import LLM

KEY_VARIABLE = "RUJUKAN_LLM_API_KEY"
NO_KEY = "none"
"""Sent where there is no key: a server on this machine asks for none, and the client for something."""

LONGEST = 12_000
"""Characters of an answer: what is longer is no answer to one question."""

LONGEST_WAIT = 10.0
"""Seconds that an endpoint may ask to be left alone for; asked for more, the quotes answer."""

SILENCE = 20.0
"""Seconds without a word, after the first, from which an endpoint counts as silent; also those to connect.

Before its first word a model on a busy processor read a prompt of 1,500 tokens for longer: it has all its time."""

Messages = Sequence[tuple[str, str]]
"""(role, text) pairs."""


@dataclass(frozen=True, slots=True)
class EndpointAddress:
    """Where a model is, and which."""

    base_url: str
    model: str
    timeout: float = 60.0

    @property
    def host(self) -> str:
        """The host's name."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def remote(self) -> bool:
        """Whether what is sent there leaves this machine, as far as its address tells."""
        try:
            return not ip_address(self.host).is_loopback
        except ValueError:
            return self.host != "localhost"


class Endpoint:
    """A model at its address. Safe to use from several threads."""

    def __init__(self, address: EndpointAddress, key: str | None = None) -> None:
        """The key is that of the environment, unless given; the packages are imported when first needed."""
        self.address = address
        self._key = os.environ.get(KEY_VARIABLE, "") if key is None else key

    def stream(self, messages: Messages) -> Iterator[str]:
        """The answer in pieces as they come. An endpoint that asks to wait a little is asked once more.

        Raises:
            EndpointError: it gives no whole answer in its time.
            LlmExtraMissingError: the packages for it are not installed.
        """
        _import_client()
        until = perf_counter() + self.address.timeout
        try:
            yield from self._once(messages, until)
        except _BusyError as busy:
            if busy.wait > min(LONGEST_WAIT, until - perf_counter()):
                raise EndpointError(_busy(busy.wait)) from None
            sleep(busy.wait)
            try:
                yield from self._once(messages, until)
            except _BusyError as again:
                raise EndpointError(_busy(again.wait)) from None

    def _once(self, messages: Messages, until: float) -> Iterator[str]:
        """One request, read in a thread of its own, so that silence and a drip of blanks end in time too."""
        pieces: SimpleQueue[str | Exception | None] = SimpleQueue()
        Thread(target=_read, args=(self.address, self._key, messages, pieces, until), daemon=True).start()
        length = 0
        while True:
            left = until - perf_counter()
            if length:
                left = min(SILENCE, left)
            try:
                piece = pieces.get(timeout=max(0.01, left))
            except Empty:
                raise EndpointError(_SILENT) from None
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise piece
            length += len(piece)
            if length > LONGEST:
                raise EndpointError(message("the model's answer is longer than {most:,} characters", most=LONGEST))
            yield piece


def _import_client() -> None:
    """Import what speaks to an endpoint: it takes seconds once, which are not the endpoint's."""
    go_offline()
    try:
        import httpx  # noqa: F401
        import openai  # noqa: F401
        from llama_index.llms.openai_like import OpenAILike  # noqa: F401
    except ImportError:
        raise LlmExtraMissingError from None


def _open(address: EndpointAddress, key: str, client: "HttpClient") -> "LLM":
    """The model as LlamaIndex has it. It is asked once: what is tried again is decided here."""
    from llama_index.llms.openai_like import OpenAILike

    # LlamaIndex takes the client, but does not say so in its types.
    given: dict[str, Any] = {"http_client": client}
    model: LLM = OpenAILike(
        model=address.model,
        api_base=address.base_url,
        api_key=key or NO_KEY,
        is_chat_model=True,
        context_window=128_000,
        temperature=0.0,
        max_tokens=1000,
        timeout=address.timeout,
        max_retries=0,
        **given,
    )
    return model


class _BusyError(Exception):
    """The endpoint asks to be asked again later."""

    def __init__(self, wait: float) -> None:
        super().__init__()
        self.wait = wait


_SILENT = message("the endpoint said nothing in its time")
_CUT = message("the endpoint's answer broke off")


def _busy(wait: float) -> Message:
    return message("the endpoint is busy, and asks for {wait:.0f} seconds (429)", wait=wait)


def _read(
    address: EndpointAddress,
    key: str,
    messages: Messages,
    pieces: "SimpleQueue[str | Exception | None]",
    until: float,
) -> None:
    """Put the pieces of an answer into a queue, at the end None, or what went wrong."""
    import httpx
    import openai
    from llama_index.core.llms import ChatMessage

    finished = ""
    asked = [ChatMessage(role=role, content=text) for role, text in messages]
    try:
        # Neither a proxy nor .netrc of the environment is asked: it goes to the address that was set.
        limits = httpx.Timeout(address.timeout, connect=min(SILENCE, address.timeout))
        with httpx.Client(timeout=limits, trust_env=False, follow_redirects=False) as client:
            for part in _open(address, key, client).stream_chat(asked):
                if perf_counter() > until:
                    return
                if part.delta:
                    pieces.put(part.delta)
                finished = _reason(part.raw) or finished
    except openai.RateLimitError as error:
        pieces.put(_BusyError(_retry_after(error.response.headers.get("retry-after"))))
    except openai.APIStatusError as error:
        pieces.put(EndpointError(_refused(error.status_code)))
    except openai.APITimeoutError:
        pieces.put(EndpointError(_SILENT))
    except openai.APIConnectionError:
        pieces.put(EndpointError(message("the endpoint cannot be reached")))
    except httpx.HTTPError:
        pieces.put(EndpointError(_CUT))
    except (openai.OpenAIError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # What speaks another protocol is found by the client wherever it first stumbles.
        pieces.put(EndpointError(message("the endpoint's answer is not what the protocol has")))
    else:
        pieces.put(None if finished in {"stop", "length"} else EndpointError(_CUT))


def _reason(raw: Any) -> str:
    choices = getattr(raw, "choices", None) or ()
    return next((one.finish_reason for one in choices if one.finish_reason), "")


def _retry_after(given: str | None) -> float:
    try:
        return max(0.0, float(given or 1.0))
    except ValueError:
        return LONGEST_WAIT * 2


def _refused(status: int) -> Message:
    if status in {401, 403}:
        return message("the endpoint does not take the key ({status}); see RUJUKAN_LLM_API_KEY", status=status)
    if status == 404:
        return message("the endpoint does not know the model or the address (404)")
    return message("the endpoint answered with an error ({status})", status=status)
