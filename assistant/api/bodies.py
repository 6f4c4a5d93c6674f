"""What programs send, and what they get, as OpenAPI describes it."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.retrieval.filters import Filters

SpokenLanguage = Literal["id", "en"]


class Body(BaseModel):
    """A body that takes no name it does not know: a mistyped one would be passed over in silence."""

    model_config = ConfigDict(extra="forbid")


class FiltersBody(Body):
    """What to answer from: everything but what is named."""

    documents: Annotated[list[str], Field(max_length=10_000, description="ids, as `/v1/documents` lists them")] = []
    source_language: Annotated[SpokenLanguage | None, Field(description="what is written in this language")] = None
    since: Annotated[int | None, Field(description="documents of this year or later")] = None
    until: Annotated[int | None, Field(description="documents of this year or earlier")] = None

    def filters(self) -> Filters:
        """The same as the assistant takes it."""
        return Filters(tuple(self.documents), self.source_language, self.since, self.until)


class AskBody(Body):
    """A question in its conversation."""

    question: Annotated[str, Field(description="in Indonesian or English, at most 2,000 characters")]
    history: Annotated[
        list[Any],
        Field(description="earlier turns, oldest first: [question, answer] pairs, or messages with role and content"),
    ] = []
    language: Annotated[
        SpokenLanguage | None, Field(description="of the sentences around the quotes; null: the question's own")
    ] = None
    filters: FiltersBody = FiltersBody()
    stream: Annotated[bool, Field(description="send server-sent events, the last of them the answer")] = False


class SearchBody(Body):
    """What passages are looked for."""

    query: Annotated[str, Field(description="a question or words")]
    top: Annotated[int, Field(ge=1, le=100, description="how many passages at most")] = 10
    filters: FiltersBody = FiltersBody()


class FoundPassage(BaseModel):
    """A passage: the document's clean text from `start` to `end`, with its scores; best first."""

    document_id: str
    title: str
    authors: list[str]
    year: int | None
    heading: list[str]
    page: int | None
    passage_id: str
    start: int
    end: int
    language: str
    text: str
    score: Annotated[float, Field(description="cosine and words' match, fused; compares passages of one search")]
    cosine: float
    bm25: float


class SearchResult(BaseModel):
    """The passages nearest to a query."""

    passages: list[FoundPassage]


class DocumentInfo(BaseModel):
    """A document in the store; `corrected` are the values that were set by hand."""

    id: str
    title: str
    authors: list[str]
    year: int | None
    corrected: dict[str, Any]
    sources_until: int | None
    language: str
    pair: str | None
    passages: int
    characters: int
    warnings: list[str]


class DocumentList(BaseModel):
    """The documents, by title."""

    documents: list[DocumentInfo]


class DocumentText(BaseModel):
    """A stretch of a document's clean text: `text` is its characters from `start` to `end`, of `characters` in all."""

    document_id: str
    start: int
    end: int
    characters: int
    text: str


class AddedDocuments(BaseModel):
    """The ids of the documents that a file was taken in as, and what of it is not in their text."""

    added: list[str]
    changed: list[str]
    unchanged: list[str]
    warnings: list[str]


class Health(BaseModel):
    """That questions are answered, and from how much."""

    status: Literal["ok"]
    documents: int
    passages: int
    generation: Annotated[str, Field(description="changes whenever a document does")]


class Version(BaseModel):
    """Which version answers."""

    version: str
    api: Literal["v1"]


class Problem(BaseModel):
    """RFC 9457: what is wrong, why, and what to do. `error` holds the same for clients of OpenAI's interface."""

    type: Annotated[str, Field(examples=["urn:rujukan:usage"])]
    title: str
    status: int
    detail: str
    request_id: str | None = None
    error: dict[str, Any]
