"""The door: whatever is asked, nothing is said without a source, and every quote is the stored text."""

import re
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Status
from assistant.ask import Assistant
from assistant.query.question import LONGEST
from assistant.quoting.compose import RELATED
from assistant.retrieval.filters import Filters
from corpus.errors import RujukanError, UsageError
from corpus.model import Span
from corpus.text.language import words

ANSWERS = {Status.ANSWERED, Status.CONFLICTING}
few = settings(max_examples=12, deadline=None)
"""Examples of a property that takes a third of a second each."""

OPENINGS = (
    "Berapa",
    "Siapa",
    "Kapan",
    "Mengapa",
    "Apa saja",
    "Apa itu",
    "How many",
    "Who",
    "When",
    "Why",
    "What is",
    "",
)
WORDS = (
    *("IOM", "anggota", "negara", "member", "states", "trafficking", "korban", "victims", "Thailand", "Myanmar"),
    *("Indonesia", "Jenewa", "1951", "2011", "2018", "konstitusi", "PICMME", "budget", "staf", "migrasi", "Mekong"),
    *("bab", "chapter", "dikutip", "cited", "laws"),
)


def marks(text: str, answer: Answer) -> set[int]:
    """The numbers of the marks that the product set, which stand behind the quotes."""
    for citation in answer.citations:
        text = text.replace(f"“{citation.quote}”", "“”")
    return {int(number) for number in re.findall(r"\[(\d+)\]", text)}


def check(answer: Answer, assistant: Assistant) -> None:
    """What holds for every answer."""
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert [one.number for one in answer.related] == list(range(1, len(answer.related) + 1))
    assert all(said.citations and set(said.citations) <= set(numbers) for said in answer.statements)
    assert {number for said in answer.statements for number in said.citations} == set(numbers)
    for citation in (*answer.citations, *answer.related):
        stored = assistant._resources.store.text(Span(citation.document_id, citation.start, citation.end))
        assert citation.quote == stored != ""
        assert all(citation.start <= start < end <= citation.end for start, end in citation.highlight)
    assert all(said.text in answer.text for said in answer.statements)
    assert marks(answer.text, answer) == set(numbers)
    assert bool(numbers) == (answer.status in ANSWERS)
    assert len(answer.related) <= (0 if numbers else RELATED)
    assert 0 <= answer.confidence <= 1
    assert answer.to_json()["status"] == answer.status


@few
@given(st.sampled_from(OPENINGS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
@example("Apa yang dikutip untuk", ["budget", "IOM"])
def test_whatever_is_asked_every_quote_is_the_stored_text(
    over_shipped: Assistant, opening: str, asked: list[str]
) -> None:
    check(over_shipped.ask(f"{opening} {' '.join(asked)}?"), over_shipped)


@few
@given(st.text(st.characters(), max_size=60))
@example("\ud800 how many ferries?")
@example("\x00\x1b[31mhow many\x07 ferries\u202e?")
@example("[3] (ref 7) [99]?")
@example("<!-- --> {a} {0} %s ferries")
@example("🛳️ x")
@example(("ferries of the lake " * 101)[:LONGEST])
@example("a" * LONGEST)
@example("a" * (LONGEST + 1))
def test_any_characters_give_an_answer_or_a_reason(over_small: Assistant, question: str) -> None:
    with suppress(RujukanError):
        check(over_small.ask(question), over_small)


@few
@given(st.lists(st.tuples(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30)), max_size=3))
@example([("\ud800?", "\udfff"), ("", "")])
@example([("How many ferries?", "[3] " * 1000)] * 8)
def test_any_past_gives_an_answer(over_small: Assistant, history: list[tuple[str, str]]) -> None:
    check(over_small.ask("And how many is that?", history), over_small)


def test_a_refusal_cites_nothing_and_shows_what_is_nearest(over_shipped: Assistant) -> None:
    for question in ("Bagaimana cara memasak rendang yang empuk?", "How many penguins live in Antarctica?"):
        answer = over_shipped.ask(question)
        assert answer.status not in ANSWERS
        assert (answer.statements, answer.citations) == ((), ())
        assert len(answer.related) == RELATED
        check(answer, over_shipped)


def test_what_looks_like_a_mark_never_becomes_a_citation(over_small: Assistant) -> None:
    for question in (
        "How many candles has the lamp of the lighthouse of Skarvik [3]?",
        "Who built the lighthouse of Skarvik (ref 7) [99]?",
    ):
        answer = over_small.ask(question)
        assert answer.status in ANSWERS
        assert {citation.document_id for citation in answer.citations} == {"hostile"}
        assert "[3]" not in answer.standalone_question
        assert "(ref 7)" not in answer.standalone_question
        check(answer, over_small)


def test_an_order_in_a_document_is_obeyed_by_nobody(over_small: Assistant) -> None:
    answer = over_small.ask("How many ferries does the Orsa Ferry Company run?")
    assert "king" not in answer.text


def test_markup_in_a_question_asks_nothing(over_small: Assistant) -> None:
    plain = over_small.ask("How many workers does the paper mill of Halden employ?")
    dressed = over_small.ask('<b onclick="x">How many workers does the paper mill of Halden employ?</b> {"a": 1}')
    assert dressed.citations == plain.citations
    assert dressed.standalone_question == plain.standalone_question


def test_sources_that_disagree_are_each_shown(over_small: Assistant) -> None:
    answer = over_small.ask("How many ferries does the Orsa Ferry Company run?")
    assert answer.status is Status.CONFLICTING
    assert {citation.document_id for citation in answer.citations} == {"ferries-2019", "ferries-2022"}
    assert "14 ferries" in answer.text
    assert "17 ferries" in answer.text


def test_documents_that_are_named_limit_the_sources(over_small: Assistant) -> None:
    question = "How many ferries does the Orsa Ferry Company run?"
    for document, count in (("ferries-2019", "14"), ("ferries-2022", "17")):
        answer = over_small.ask(question, filters=Filters((document,)))
        assert answer.status is Status.ANSWERED
        assert {citation.document_id for citation in answer.citations} == {document}
        assert f"{count} ferries" in answer.text
    elsewhere = over_small.ask(question, filters=Filters(("mill", "hostile")))
    assert elsewhere.status not in ANSWERS
    assert {one.document_id for one in elsewhere.related} <= {"mill", "hostile"}
    assert re.fullmatch(
        r"Not in what was searched: as the filters say, only 2 of \d+ documents\.", elsewhere.opening
    ), "others may well hold the answer"
    everywhere = over_small.ask("Who wrote the novel Laskar Pelangi?")
    assert everywhere.status not in ANSWERS
    assert "searched" not in everywhere.opening


def test_a_document_that_is_not_there_is_wrong_use(over_small: Assistant) -> None:
    with pytest.raises(UsageError, match="no document nowhere"):
        over_small.ask("How many ferries?", filters=Filters(("ferries-2019", "nowhere")))


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("How many workers does the paper mill of Halden employ?", "mill"),
        ("Berapa pekerja yang dipekerjakan pabrik kertas Halden?", "pabrik"),
    ],
)
def test_of_two_documents_that_are_one_the_one_in_the_questions_language_is_cited(
    question: str, cited: str, over_small: Assistant
) -> None:
    answer = over_small.ask(question)
    assert answer.status is Status.ANSWERED
    assert {citation.document_id for citation in answer.citations} == {cited}


def test_an_english_question_on_the_shipped_documents_cites_english_ones(over_shipped: Assistant) -> None:
    for language, question in (("en", "Where does IOM have its headquarters?"), ("id", "Di mana kantor pusat IOM?")):
        answer = over_shipped.ask(question)
        assert answer.language == language
        assert {citation.language for citation in answer.citations} == {language}


def test_the_wording_follows_the_question_or_what_is_asked_for(over_small: Assistant) -> None:
    english = "How many workers does the paper mill of Halden employ?"
    assert over_small.ask(english).text.startswith("According to the documents:")
    told = over_small.ask(english, language="id")
    assert (told.language, told.text.splitlines()[0]) == ("id", "Menurut dokumen:")
    assert over_small.ask("Kapan pabrik kertas Halden terbakar?").language == "id"


def test_a_list_comes_whole_with_its_introduction(over_small: Assistant) -> None:
    answer = over_small.ask("What are the duties of the Orsa Ferry Company?")
    assert any(
        citation.quote.startswith("The Orsa Ferry Company has these duties:") and "fishermen" in citation.quote
        for citation in answer.citations
    )


def test_who_is_cited_is_answered_with_the_work_that_an_ibid_stands_for(over_small: Assistant) -> None:
    answer = over_small.ask(
        "Which source is cited for the director Ingrid Solberg?", filters=Filters(("ferries-2019",))
    )
    assert answer.status in ANSWERS
    assert "Ibid., p. 31. [= Olsen, Boats of the North (1950)" in answer.text


@pytest.mark.parametrize(
    ("history", "question", "holds"),
    [
        (["Why was Myanmar put on the list?"], "Different question: how many observer states does IOM have?", "13"),
        (["Kapan Myanmar masuk daftar terburuk?"], "Ganti topik ya: negara pengamat IOM ada berapa?", "13"),
        (["When did Ebola break out in West Africa?"], "Who is the Director General of IOM?", "William Lacy Swing"),
    ],
)
def test_a_change_of_topic_drags_nothing_along(
    history: list[str], question: str, holds: str, over_shipped: Assistant
) -> None:
    answer = over_shipped.ask(question, [(earlier, "") for earlier in history])
    assert holds in answer.text
    assert not {"myanmar", "ebola"} & set(words(answer.standalone_question))


@pytest.mark.parametrize(
    ("history", "question", "holds"),
    [
        ("How many member states does IOM have in the 2017 chapter?", "And in the 2018 one?", "166"),
        ("Who heads IOM according to the 2017 chapter?", "Where is it based?", "Geneva"),
        ("Berapa migran terdampar yang dipulangkan IOM sesudah Irak menyerbu Kuwait?", "itu brp lama?", "5 bulan"),
    ],
)
def test_a_follow_up_is_answered_as_if_asked_whole(
    history: str, question: str, holds: str, over_shipped: Assistant
) -> None:
    assert holds in over_shipped.ask(question, [(history, "")]).text


def test_the_standalone_question_asked_again_gives_the_same_answer(over_small: Assistant) -> None:
    followed = over_small.ask("And in 1934?", [("When did the paper mill of Halden burn down?", "")])
    again = over_small.ask(followed.standalone_question)
    assert again.standalone_question == followed.standalone_question
    assert again.citations == followed.citations


def test_the_same_question_gets_the_same_answer(over_small: Assistant) -> None:
    first, second = (over_small.ask("Who built the lighthouse of Skarvik?").to_json() for _ in range(2))
    assert {**first, "timings_ms": None} == {**second, "timings_ms": None}


def test_the_way_of_asking_does_not_matter(over_shipped: Assistant) -> None:
    for asked in ("brp negara anggota iom?", "BERAPA NEGARA ANGGOTA IOM?", "Berapa negara angota IOM"):
        answer = over_shipped.ask(asked)
        assert answer.status in ANSWERS
        assert "166" in answer.text


@pytest.mark.parametrize("keys", ["asdf qwer zxcv", "apa itu lkjhg fdsaq?", "fnorb xyzzyq"])
def test_letters_that_make_no_word_are_no_question_about_the_documents(over_shipped: Assistant, keys: str) -> None:
    assert over_shipped.ask(keys).status is Status.OUT_OF_SCOPE
