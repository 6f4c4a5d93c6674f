"""A model at a real socket words answers; what it makes up is never shown as said, and a fault ends in the quotes."""

import time
from collections.abc import Callable

import pytest

from assistant.answer import Answer, StatementKind
from assistant.answerer import LLM, check_citations
from assistant.ask import Assistant
from assistant.events import QuoteChosen
from assistant.proving.proof import Prover
from assistant.writing.answer_cache import AnswerCache
from assistant.writing.endpoint import Endpoint, EndpointAddress
from assistant.writing.language_model import LanguageModel
from corpus.embedding.encoder import Encoder
from tests.assistant.writing.scripted import Reply, Script, Scripted, saying, scripted

pytest.importorskip("llama_index.llms.openai_like")

QUESTION = "When was the Orsa Ferry Company founded?"
Asked = tuple[Answer, Scripted]
Ask = Callable[..., Asked]


@pytest.fixture
def ask(over_small: Assistant, encoder: Encoder) -> Ask:
    """Ask a question with a model that follows a script."""

    def asking(script: Script, question: str = QUESTION, timeout: float = 30.0, times: int = 1) -> Asked:
        with scripted(script) as server:
            address = EndpointAddress(server.url, "scripted", timeout)
            prover = Prover(over_small._resources.sentences.of, None)
            over_small._model = LanguageModel(address, Endpoint(address, "key").stream, prover, cache=AnswerCache())
            try:
                for _ in range(times):
                    answer = over_small.ask(question, answerer=LLM)
            finally:
                over_small._model = None
        return answer, server

    return asking


def evidence_number(server: Scripted, words: str) -> int:
    """The number under which the evidence with these words was shown to the model."""
    prompt = server.requests[0]["messages"][1]["content"]
    before = prompt[: prompt.index(words)]
    return int(before[before.rindex("\n[") + 2 :].split("]")[0]) if "\n[" in before else 1


def citing_all(text: str) -> str:
    """The sentence with the first three numbers behind it: one of them is the evidence it is about."""
    return f"{text} [1][2][3]"


def test_a_sentence_that_is_so_is_shown_with_the_words_that_prove_it(ask: Ask, over_small: Assistant) -> None:
    answer, _ = ask(saying(citing_all("The Orsa Ferry Company was founded in 1911 in the town of Vardal.")))
    assert answer.answerer == "scripted"
    (statement,) = answer.statements
    assert (statement.kind, statement.proven) == (StatementKind.PROSE, True)
    assert any("founded in 1911" in one.quote for one in answer.citations)
    assert (answer.proven_share, answer.struck, answer.notes) == (1.0, (), ())
    assert answer.cost is not None
    assert (answer.cost.requests, answer.cost.cached) == (1, False)
    assert check_citations(answer, LLM, over_small._store) == answer


def test_a_sentence_that_cites_nothing_gets_the_words_that_prove_it(ask: Ask) -> None:
    answer, _ = ask(saying("The Orsa Ferry Company was founded in 1911 in the town of Vardal."))
    assert (answer.answerer, answer.proven_share) == ("scripted", 1.0)
    assert any("founded in 1911" in one.quote for one in answer.citations)


def test_a_sentence_that_cites_nothing_and_that_nothing_says_is_struck(ask: Ask) -> None:
    answer, _ = ask(saying("The Orsa Ferry Company was founded in 1912 in the town of Vardal.", "A: DROP"))
    (struck,) = answer.struck
    assert "names no source" in struck.reason
    assert answer.answerer == "quotes"


@pytest.mark.parametrize(
    "made_up",
    [
        "The Orsa Ferry Company was founded in 1912 in the town of Vardal.",
        "The Orsa Ferry Company was founded in 1911 in the town of Halden.",
        "The Orsa Ferry Company was not founded in 1911.",
        "The Orsa Ferry Company was founded in 1911 by Ingrid Solberg and sank two ships.",
        "“Founded in the year 1911 by fishermen”, says the Orsa Ferry Company.",
    ],
)
def test_what_is_made_up_is_struck_by_name_and_the_quotes_answer(ask: Ask, made_up: str) -> None:
    answer, server = ask(saying(citing_all(made_up), "A: DROP"))
    assert answer.answerer == "quotes"
    assert [one.text for one in answer.struck] == [made_up]
    assert made_up not in answer.text
    assert "No sentence of the language model scripted was proven" in answer.notes[0]
    assert len(server.requests) == 2


def test_a_sentence_is_mended_once_and_told_what_was_wrong(ask: Ask) -> None:
    answer, server = ask(
        saying(
            citing_all("The Orsa Ferry Company was founded in 1912."),
            f"A: {citing_all('The Orsa Ferry Company was founded in 1911.')}",
        )
    )
    assert [one.text for one in answer.statements] == ["The Orsa Ferry Company was founded in 1911."]
    assert "“1912”" in server.requests[1]["messages"][-1]["content"]
    assert answer.struck == ()


def test_what_was_told_while_it_was_written_is_in_the_answer(over_small: Assistant, encoder: Encoder) -> None:
    text = f"{citing_all('The Orsa Ferry Company was founded in 1911.')}\n{citing_all('It was founded in 1950.')}"
    with scripted(saying(text, "A: DROP")) as server:
        address = EndpointAddress(server.url, "scripted")
        over_small._model = LanguageModel(
            address, Endpoint(address, "").stream, Prover(over_small._resources.sentences.of, None)
        )
        try:
            *events, answer = over_small.ask_stream(QUESTION, answerer=LLM)
        finally:
            over_small._model = None
    assert isinstance(answer, Answer)
    told = [event.statement.text for event in events if isinstance(event, QuoteChosen)]
    assert told == ["The Orsa Ferry Company was founded in 1911."] == [one.text for one in answer.statements]
    assert answer.proven_share == 0.5


@pytest.mark.parametrize(
    ("reply", "note"),
    [
        (Reply(status=401), "does not take the key"),
        (Reply(status=429, headers={"Retry-After": "60"}), "asks for 60 seconds"),
        (Reply(status=500), "an error (500)"),
        (Reply(["The Orsa Ferry Company was founded in 1911 [1]."], finish=None), "broke off"),
        (Reply(raw=b"data: {oops\n\n"), "not what the protocol has"),
        (Reply([]), "found no answer"),
        (Reply(["NO ANSWER"]), "found no answer"),
        (Reply(["word "] * 10_000), "longer than"),
        (Reply(["Perusahaan itu didirikan pada tahun 1911 oleh para nelayan di kota itu [1]."]), "another language"),
    ],
)
def test_every_fault_ends_in_the_quotes_with_a_note_why(ask: Ask, reply: Reply, note: str) -> None:
    begun = time.perf_counter()
    answer, _ = ask(lambda _: reply)
    assert time.perf_counter() - begun < 60
    assert (answer.answerer, answer.statements[0].kind) == ("quotes", StatementKind.QUOTE)
    assert note in answer.notes[0]


def test_silence_ends_in_the_quotes(ask: Ask) -> None:
    answer, _ = ask(lambda _: Reply(silence=4.0), timeout=0.5)
    assert "said nothing in its time" in answer.notes[0]


def test_the_same_question_is_asked_once(ask: Ask) -> None:
    answer, server = ask(saying(citing_all("The Orsa Ferry Company was founded in 1911.")), times=2)
    assert len(server.requests) == 1
    assert answer.cost is not None
    assert answer.cost.cached


def test_nothing_is_sent_where_nothing_answers(ask: Ask) -> None:
    answer, server = ask(saying("Anything [1]."), question="Who won the football world cup in 1998?")
    assert server.requests == []
    assert answer.answerer == "quotes"


def test_the_answer_is_plain_json(ask: Ask) -> None:
    answer, _ = ask(saying(citing_all("The Orsa Ferry Company was founded in 1950."), "A: DROP"))
    plain = answer.to_json()
    assert plain["struck"][0]["reason"]
    assert plain["proven_share"] == 0.0
