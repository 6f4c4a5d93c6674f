"""The answerer `llm`: a language model words the answer, and only what the documents say of it is shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from assistant.answer import Answer, Citation, Statement, StatementKind, Status, StruckSentence, WritingCost
from assistant.conversation.care import is_of_need
from assistant.events import QuoteChosen, Report, ignore
from assistant.pipeline import PipelineResult
from assistant.proving.premises import Stretch
from assistant.proving.proof import Doubt, Proof, Prover
from assistant.quoting.citation import cite
from assistant.quoting.compose import text_of
from assistant.quoting.wording import say
from assistant.writing.answer_cache import AnswerCache
from assistant.writing.doubts import in_words
from assistant.writing.endpoint import EndpointAddress, Messages
from assistant.writing.errors import EndpointError
from assistant.writing.markers import WrittenSentence, written_sentences
from assistant.writing.prompt import CHARACTERS_A_TOKEN, NO_ANSWER, Prompt, build_prompt, repair_messages
from assistant.writing.repaired import repaired_sentences
from corpus.messages import in_language
from corpus.model import Language
from corpus.text.language import detect_language

MOST_SENTENCES = 12
"""Sentences of a model that are held against the evidence: eight were asked for."""

Stream = Callable[[Messages], Iterator[str]]
"""The endpoint's answer in pieces. Raises EndpointError."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sentence of the model with its proof."""

    sentence: WrittenSentence
    proof: Proof


@dataclass(slots=True)
class _Spent:
    """What the requests for one answer have taken so far."""

    begun: float
    requests: int = 0
    prompt: int = 0
    completion: int = 0
    cached: bool = False

    def cost(self) -> WritingCost:
        seconds = round(perf_counter() - self.begun, 3)
        tokens = (self.prompt // CHARACTERS_A_TOKEN, self.completion // CHARACTERS_A_TOKEN)
        return WritingCost(self.requests, *tokens, seconds, self.cached)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Words answers by a model at an address, within a budget of tokens a prompt."""

    address: EndpointAddress
    stream: Stream
    prover: Prover
    budget: int = 3000
    cache: AnswerCache | None = field(default_factory=AnswerCache)

    def answer(
        self,
        found: PipelineResult,
        quoted: Answer,
        history: Sequence[tuple[str, str]] = (),
        report: Report = ignore,
    ) -> Answer:
        """The answer in the model's words; the quotes, with a note why, where it gives none that can be shown.

        `report` is told of each statement once it is proven; none of them is taken back.
        """
        spent = _Spent(perf_counter())
        prompt = build_prompt(
            found.question.text,
            quoted.language,
            found.evidence,
            [scored.passage for scored in found.passages],
            # What somebody in need wrote before is nobody else's to read.
            history=[turn for turn in history if not is_of_need(turn)],
            budget=self.budget,
        )
        try:
            judged = self._judged(prompt, quoted.language, spent, report)
        except EndpointError as error:
            reason = in_language(error.message, quoted.language)
            return self._quotes(quoted, "model_failed", spent, (), reason=reason)
        if not judged:
            return self._quotes(quoted, "model_silent", spent, ())
        if _in_another_language(judged, quoted.language):
            return self._quotes(quoted, "model_other_language", spent, ())
        proven = [one for one in judged if one.proof.proven]
        struck = tuple(
            StruckSentence(one.sentence.text, in_words(one.proof.doubt, one.proof.at, quoted.language))
            for one in judged
            if one.proof.doubt is not None
        )
        if not proven:
            return self._quotes(quoted, "model_unproven", spent, struck)
        share = round(len(proven) / len(judged), 3)
        return replace(self._composed(proven, quoted), struck=struck, proven_share=share, cost=spent.cost())

    def ask_once(self, messages: Messages) -> str:
        """What the model writes, whole. Raises EndpointError."""
        return "".join(self._written(messages, _Spent(perf_counter()), []))

    def _judged(self, prompt: Prompt, language: Language, spent: _Spent, report: Report) -> list[_Judged]:
        """The model's sentences with their proofs, those that were mended in place of the faulty ones."""
        text: list[str] = []
        judged: list[_Judged] = []
        citing = _Citing()
        for sentence in written_sentences(self._written(prompt.messages, spent, text), len(prompt.passages)):
            if len(judged) == MOST_SENTENCES:
                break
            one = self._prove(sentence, prompt, language)
            judged.append(one)
            if one.proof.proven and detect_language(sentence.text, language) == language:
                statement, citations = citing.statement(one)
                report(QuoteChosen(statement, citations))
        if NO_ANSWER in "".join(text) or not judged:
            return []
        return self._mended(judged, prompt, language, spent, "".join(text))

    def _mended(
        self, judged: list[_Judged], prompt: Prompt, language: Language, spent: _Spent, text: str
    ) -> list[_Judged]:
        """The sentences, the faulty ones as the model wrote them anew where that is proven. It is asked once."""
        faulty = [place for place, one in enumerate(judged) if not one.proof.proven]
        if not faulty:
            return judged
        faults = [
            (one.sentence.text, one.sentence.cited, in_words(one.proof.doubt or Doubt.MEANING, one.proof.at, "en"))
            for one in (judged[place] for place in faulty)
        ]
        try:
            anew = "".join(self._written(repair_messages(prompt, text, faults), spent, []))
        except EndpointError:
            # What was proven stays; what was not is struck as it is.
            return judged
        for letter, sentence in repaired_sentences(anew, len(prompt.passages)):
            if letter < len(faulty):
                again = self._prove(sentence, prompt, language)
                if again.proof.proven:
                    judged[faulty[letter]] = again
        return judged

    def _written(self, messages: Messages, spent: _Spent, into: list[str]) -> Iterator[str]:
        """What the model writes, from the cache where it was asked before; a whole text is kept there."""
        known = self.cache.find(self.address, messages) if self.cache else None
        pieces = self.stream(messages) if known is None else iter([known])
        spent.cached = spent.cached or known is not None
        spent.requests += known is None
        spent.prompt += sum(len(text) for _, text in messages) if known is None else 0
        whole = []
        for piece in pieces:
            whole.append(piece)
            into.append(piece)
            spent.completion += len(piece) if known is None else 0
            yield piece
        if self.cache and known is None:
            self.cache.keep(self.address, messages, "".join(whole))

    def _prove(self, sentence: WrittenSentence, prompt: Prompt, language: Language) -> _Judged:
        """The sentence with its proof, by what it cites; where it cites nothing, by the first passage that says it."""
        unproven = Proof((), Doubt.UNCITED, "", 0.0)
        if sentence.unknown:
            return _Judged(sentence, unproven)
        if sentence.cited:
            cited = [prompt.passages[number - 1] for number in sentence.cited]
            return _Judged(sentence, self.prover.prove(sentence.text, language, cited))
        tried = (self.prover.prove(sentence.text, language, [passage]) for passage in prompt.passages)
        return _Judged(sentence, next((proof for proof in tried if proof.proven), unproven))

    def _composed(self, proven: Sequence[_Judged], quoted: Answer) -> Answer:
        citing = _Citing()
        statements = tuple(citing.statement(one)[0] for one in proven)
        opening = say("worded", quoted.language, model=self.address.model)
        return replace(
            quoted,
            status=Status.ANSWERED if quoted.status is Status.NOT_FOUND else quoted.status,
            opening=opening,
            text=text_of(opening, statements),
            statements=statements,
            citations=tuple(citing.citations.values()),
            related=(),
            answerer=self.address.model,
        )

    def _quotes(
        self, quoted: Answer, key: str, spent: _Spent, struck: tuple[StruckSentence, ...], **values: str
    ) -> Answer:
        note = say(key, quoted.language, model=self.address.model, **values)
        share = 0.0 if struck else None
        return replace(quoted, notes=(*quoted.notes, note), struck=struck, proven_share=share, cost=spent.cost())


@dataclass(slots=True)
class _Citing:
    """Numbers the stretches that prove statements, in the order in which they are first needed."""

    citations: dict[tuple[str, int, int], Citation] = field(default_factory=dict)

    def statement(self, judged: _Judged) -> tuple[Statement, tuple[Citation, ...]]:
        """The sentence as a statement, and its citations."""
        cited = tuple(self._cited(one) for one in judged.proof.stretches)
        numbers = tuple(dict.fromkeys(one.number for one in cited))
        return Statement(judged.sentence.text, numbers, kind=StatementKind.PROSE, proven=True), cited

    def _cited(self, stretch: Stretch) -> Citation:
        key = (stretch.passage.id, stretch.start, stretch.end)
        if key not in self.citations:
            self.citations[key] = cite(len(self.citations) + 1, stretch.passage, stretch.start, stretch.end)
        return self.citations[key]


def _in_another_language(judged: Sequence[_Judged], language: Language) -> bool:
    return detect_language(" ".join(one.sentence.text for one in judged), language) != language
