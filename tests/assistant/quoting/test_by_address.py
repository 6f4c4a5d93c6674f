"""Answers to what is asked for by its address: articles of laws, notes, figures."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.quoting.by_address import answer_by_address
from assistant.retrieval.articles import addressed, article_passages, named_first
from assistant.retrieval.filters import Scope
from corpus.indexes.addresses import open_addresses
from corpus.model import Passage, Span
from corpus.store.store import Store
from corpus.text.language import detect_language
from tests.corpus.indexes.test_addresses import LAW, REPORT
from tests.filled import filled_store
from tests.stores import HashingEncoder

Ask = Callable[[str], Answer | None]
RATIFYING = "# UNDANG-UNDANG NOMOR 9 TAHUN 2016 TENTANG PENGESAHAN PROTOKOL PELABUHAN\n\n### Pasal 1\n\nMengesahkan.\n"
TREATY = "# Harbour Protocol\n\n" + "".join(f"## Article {n} Rule {n}\n\nRule {n} holds.\n\n" for n in range(1, 7))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("jawaban")
    (folder / "files").mkdir()
    made = {"uu-kapal": LAW, "laporan": REPORT, "uu-9-2016-pelabuhan": RATIFYING, "pelabuhan-protocol": TREATY}
    for name, text in made.items():
        (folder / "files" / f"{name}.md").write_text(text, "utf-8")
    with filled_store(folder / "data", [folder / "files"]) as store:
        yield store


@pytest.fixture(scope="module")
def ask(store: Store) -> Ask:
    return asking(store)


def asking(store: Store) -> Ask:
    index = open_addresses(store)

    def asked(question: str) -> Answer | None:
        answer = answer_by_address(question, detect_language(question), store, index)
        for citation in answer.citations if answer else ():
            assert store.text(Span(citation.document_id, citation.start, citation.end)) == citation.quote
        return answer

    return asked


def test_an_article_is_quoted_whole_with_its_elucidation_beside_it(ask: Ask) -> None:
    answer = ask("Isi Pasal 3 UU 7/2015")
    assert answer
    assert answer.status is Status.ANSWERED
    article, elucidation = answer.statements
    assert answer.citations[0].quote.startswith("(1) Pemilik kapal")
    assert answer.citations[0].quote.endswith("tidak dipungut biaya.")
    assert (article.side, elucidation.side) == ("", "Penjelasan Pasal 3")
    assert answer.citations[1].quote.startswith("Ayat (1) Yang dimaksud dengan pemilik")


def test_a_paragraph_is_marked_in_its_article(ask: Ask) -> None:
    answer = ask("Pasal 3 ayat (2)")
    assert answer
    citation = answer.citations[0]
    ((start, end),) = citation.highlight
    assert citation.quote[start - citation.start : end - citation.start].startswith("(2) Pendaftaran")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Apa isi Pasal 99 UU 7/2015?", "Pasal 99 tidak ada."),
        ("What does Article 99 of Law 7/2015 say?", "There is no Article 99."),
        ("Pasal 5 UU 1/1999", "tidak ada di antara dokumen"),
        ("Pasal 5 UU Perkawinan", "tidak ada di antara dokumen"),
    ],
)
def test_an_article_or_a_law_that_is_not_there_is_said_not_to_be(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer
    assert (answer.status, answer.citations, answer.statements) == (Status.NOT_FOUND, (), ())
    assert said in answer.text


def test_a_paragraph_that_is_not_there_is_said_not_to_be_above_the_whole_article(ask: Ask) -> None:
    answer = ask("Pasal 3 ayat (7) UU 7/2015")
    assert answer
    assert answer.text.startswith("Pasal 3 tidak mempunyai ayat (7).")
    assert "(1) Pemilik" in answer.text


def test_an_article_that_lost_its_text_is_said_to_have(ask: Ask) -> None:
    answer = ask("Bunyi Pasal 2 UU Kapal")
    assert answer
    assert "bunyinya tidak termuat" in answer.text


@pytest.mark.parametrize("question", ["Article 2 of the Pelabuhan Protocol", "Pasal 2 Protokol Pelabuhan"])
def test_a_treatys_article_is_the_treatys_and_not_that_of_the_law_that_ratifies_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer
    assert [citation.quote for citation in answer.citations] == ["Rule 2 holds."]


def test_where_more_than_the_article_is_wanted_it_goes_before_the_other_candidates(store: Store, ask: Ask) -> None:
    question = "Siapa yang mendaftarkan kapal menurut Pasal 3 UU 7/2015?"
    assert ask(question) is None
    index = open_addresses(store)
    found = addressed(question, store, index)
    assert found
    first = named_first(article_passages(found, store, HashingEncoder().encode_query("Pasal 5")), [])
    assert "Pemilik kapal mendaftarkan" in first[0].passage.text
    assert addressed(question, store, index, Scope(("laporan",))) is None


def test_an_ibid_is_answered_by_the_note_it_stands_for(ask: Ask) -> None:
    answer = ask("What does Ibid. in note 2 refer to?")
    assert answer
    (citation,) = answer.citations
    assert citation.quote == "Awak juga."
    assert [note.mark for note in citation.notes] == ["2", "1"]
    assert citation.notes[0].quote == "Ibid."
    assert "note 1: “Rini Contoh, Kapal" in answer.text


def test_words_of_a_note_are_addressed_by_offset_in_the_note(store: Store, ask: Ask) -> None:
    answer = ask("Kapan laman tentang kapal itu dibuka?")
    assert answer
    (note,) = answer.citations[0].notes
    stored = next(one for one in open_addresses(store)["laporan"].notes if one.position == note.position)
    assert stored.text[note.start : note.end] == note.quote
    ((start, end),) = note.highlight
    assert stored.text[start:end] == "3 Mei 2014"


def test_a_figure_is_answered_by_its_caption_and_the_source_under_it(ask: Ask) -> None:
    answer = ask("Where does Figure 2.1 come from?")
    assert answer
    assert "Grafik 2.1" in answer.text
    assert "Sumber: Dinas Perhubungan, 2014" in answer.text
    assert ask("Where does Table 2.1 come from?") is None
    assert ask("Where does Figure 9.9 come from?") is None


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    names = ("uu-21-2007-tppo", "palermo-protocol-bwbv0001749", "uu-14-2009-protokol-palermo")
    files = [shared / "data" / "documents" / f"{name}.md" for name in names]
    with filled_store(tmp_path_factory.mktemp("nyata"), [*files, shared / "seeds"]) as store:
        yield asking(store)


class TestRealFiles:
    """The laws, the protocol and the chapter that were sent to us."""

    def test_article_5_of_the_law_on_trafficking(self, real: Ask) -> None:
        answer = real("Isi Pasal 5 UU 21/2007")
        assert answer
        assert answer.citations[0].quote.startswith("Setiap orang yang melakukan pengangkatan anak")
        assert answer.citations[0].quote.endswith("(enam ratus juta rupiah).")
        assert answer.citations[1].quote == "Cukup jelas."

    def test_article_3_of_the_palermo_protocol(self, real: Ask) -> None:
        answer = real("Article 3 of the Palermo Protocol")
        assert answer
        assert answer.citations[0].quote.startswith("For the purposes of this Protocol:")
        assert answer.citations[-1].quote.endswith("any person under eighteen years of age.")

    def test_the_notes_of_the_chapter(self, real: Ask) -> None:
        ibid, page, graph = (
            real("What does Ibid. in note 14 refer to?"),
            real("Kapan laman IOM tentang Myanmar dibuka?"),
            real("Where does Figure 2.1 come from?"),
        )
        assert ibid
        assert page
        assert graph
        assert "https://www.iom.int/countries/philippines tanggal 15 juli 2017" in ibid.text
        assert "https://www.iom.int/countries/myanmar tanggal 15 juli" in page.text
        assert "Global Trafficking Trends in Focus; IOM victim of trafficking data, 2006-2016" in graph.text


@pytest.mark.parametrize(
    ("question", "text", "title", "spoken_of"),
    [
        ("Isi Pasal 5 UU 21/2009", "Pasal 5 UU 21/2009 melarang muatan.", "Muatan", True),
        ("Isi Pasal 5 UU 21/2009", "Pasal 5 melarang muatan.", "UU Nomor 21 Tahun 2009 secara ringkas", True),
        ("What does Article 6 of Law 21/2009 say?", "Articles 5 and 6 of Law 21/2009 forbid it.", "", True),
        ("Isi Pasal 6 UU 21/2009", "Pasal 5 UU 21/2009 melarang muatan.", "", False),
        ("Isi Pasal 5 UU 21/2009", "Pasal 15 UU 21/2009 melarang muatan.", "", False),
        ("Isi Pasal 5 UU 21/2009", "Pasal 5 UU 12/2009 melarang muatan.", "", False),
        ("Isi Pasal 2 UU 5/2009", "Pasal 5/2009 dan UU 5/2009", "", False),
    ],
)
def test_an_article_of_a_law_that_is_only_spoken_of_is_a_question_like_any_other(
    question: str, text: str, title: str, spoken_of: bool, store: Store
) -> None:
    passage = Passage("d", "v", 0, 0, len(text), 0, text, (), "id", title)
    answer = answer_by_address(question, "id", store, open_addresses(store), near=lambda: [passage])
    assert (answer is None) is spoken_of
    assert answer is None or answer.status is Status.NOT_FOUND
