"""From what was found for a question to an `Answer`: quotes chosen, cited and introduced, or the reason why none is."""

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from assistant.answer import REFUSALS, Answer, Citation, Status, reply
from assistant.conversation.courtesies import Courtesy
from assistant.events import QuoteChosen, Stage, StageStarted
from assistant.judging.asserted import says_otherwise
from assistant.judging.final_status import final_status
from assistant.judging.premise import has_false_premise
from assistant.pipeline import PipelineResult, Resources
from assistant.quoting.compose import citations_of, latest_first, related_of, statements_of, text_of
from assistant.quoting.expansion import expand_quotes
from assistant.quoting.quoting import choose
from assistant.quoting.wording import examples, say, with_examples
from assistant.retrieval.duplicates import other_locations
from assistant.retrieval.filters import Scope
from assistant.retrieval.hybrid import ScoredPassage
from corpus.model import Language, Passage

TOPICS = 4
"""Titles named where a question has nothing to do with the documents."""


class QuoteAnswerer:
    """Answers with the words of the documents, over one snapshot of the store."""

    def __init__(self, resources: Resources) -> None:
        """`resources` are those that the question was looked into with."""
        self._resources = resources
        self._store = resources.store

    def answer(self, question: str, found: PipelineResult, scope: Scope, begun: float) -> Answer:
        """The answer to a question as it was written, from what was found where it was looked for.

        `begun` is when it was taken up.
        """
        asked, flags, differ = found.question, self._resources.flags, False
        answered, passages = found.verdict.status is Status.ANSWERED, [scored.passage for scored in found.passages]
        corrected = flags.premises and (
            has_false_premise(asked, found.concepts, found.evidence, found.verdict)
            or (answered and says_otherwise(asked, found.evidence, passages))
        )
        citations: tuple[Citation, ...] = ()
        sub_questions: list[str] = []
        if answered or corrected:
            compared = {one.passage.document_id for one in found.evidence}
            self._resources.report(StageStarted(Stage.COMPARING, len(compared)))
            quotes, differ = choose(asked, found.evidence, flags, sub_questions=found.sub_questions)
            quotes = latest_first(asked, quotes)
            quotes = expand_quotes(quotes, self._neighbour) if flags.expansion else quotes
            sub_questions = [quote.side for quote in quotes]
            citations = _with_places(citations_of(quotes), found.passages)
        status = final_status(found.verdict.status, premise_corrected=corrected, sources_differ=differ)
        statements = statements_of(asked, citations, sub_questions, sourced=status is Status.CONFLICTING)
        for statement in statements:
            cited = tuple(citation for citation in citations if citation.number in statement.citations)
            self._resources.report(QuoteChosen(statement, cited))
        opening = self._opening(status, asked.language, scope, premise_corrected=corrected)
        total = perf_counter() - begun
        return Answer(
            question=question,
            standalone_question=asked.text,
            language=asked.language,
            status=status,
            text=text_of(opening, statements),
            statements=statements,
            citations=citations,
            related=() if citations else related_of(found.passages),
            confidence=round(found.verdict.confidence, 3),
            answerer="quotes",
            timings_ms={
                "retrieve": round(found.retrieved_s * 1000, 1),
                "answer": round((total - found.retrieved_s) * 1000, 1),
                "total": round(total * 1000, 1),
            },
            opening=opening,
            premise_corrected=corrected,
        )

    def _opening(self, status: Status, language: Language, scope: Scope, *, premise_corrected: bool) -> str:
        """The line that says what follows, or why nothing does: perhaps because only a part was looked at."""
        if premise_corrected and status is Status.ANSWERED:
            return say("taken_for_granted", language)
        looked_at, held = len(scope.documents), len(self._store.rows)
        if status in REFUSALS and 0 < looked_at < held:
            return say("not_in_filtered", language, count=looked_at, all=held)
        return say(status.value, language, topics=self._topics(language))

    def reply(self, question: str, said: Courtesy, language: Language) -> Answer:
        """The answer to a courtesy, for which nothing is looked up."""
        topics = self._topics(language)
        opening = say(said.kind, language, about=say("about", language, topics=topics), topics=topics)
        questions = examples(language, self._store.rows)
        text = with_examples(opening, questions, language)
        answer = reply(question, language, Status.OUT_OF_SCOPE, opening, text)
        return replace(answer, confidence=0.0, courtesy=said.kind, suggestions=questions)

    def _neighbour(self, passage: Passage, order: int) -> Passage | None:
        """The passage at another place in the order of a passage's document, if there is one."""
        row = self._store.rows[passage.document_id]
        if not 0 <= order < len(row.starts):
            return None
        return self._store.passages([row.passage_ids[order]]).get(row.passage_ids[order])

    def _topics(self, language: Language) -> str:
        rows = self._store.rows.values()
        titles = sorted(row.title for row in rows if row.language == language) or sorted(row.title for row in rows)
        named = "; ".join(titles[:TOPICS])
        return say("among_others", language, topics=named) if len(titles) > TOPICS else named


def _with_places(citations: Sequence[Citation], found: Sequence[ScoredPassage]) -> tuple[Citation, ...]:
    """The citations with the other places at which their words stand, of all passages found."""
    cited = {citation.passage_id for citation in citations}
    passages = [passage for scored in found for passage in (scored.passage, *scored.repeats)]
    others = [passage for passage in passages if passage.id not in cited]
    return tuple(replace(citation, also=other_locations(citation, others)) for citation in citations)
