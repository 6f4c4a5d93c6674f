"""Why an endpoint gave no answer that can be used."""

from corpus.errors import RujukanError
from corpus.messages import message


class EndpointError(RujukanError):
    """The model's endpoint gave no usable answer; the message says why, without its key or its text."""


class LlmExtraMissingError(RujukanError):
    """The packages that speak to a model are not installed."""

    def __init__(self) -> None:
        """The message holds the line that installs them."""
        super().__init__(
            message("the answerer `llm` needs further packages. Install them with: pip install 'rujukan[llm]'")
        )
