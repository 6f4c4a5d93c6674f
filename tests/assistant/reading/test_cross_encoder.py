"""The shipped reader, with its real weights."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from assistant.reading.cross_encoder import CrossEncoder, context_of
from assistant.reading.weights import reader_graph
from corpus.embedding.weights import default_model_folder
from corpus.errors import ModelError
from corpus.model import Passage

HEADQUARTERS = (
    "Organisasi itu dibentuk pada tahun 1951. Kantor pusatnya terletak di Jenewa, Swiss. "
    "Ratusan kantor lapangan tersebar di seluruh dunia."
)
CAMPAIGN = "Kampanye itu disiarkan lewat radio dalam bahasa Inggris, Spanyol dan Creole."


def passage(text: str, title: str = "Profil IOM") -> Passage:
    return Passage("profil", "v", 0, 0, len(text), 0, text, (), "id", title)


@pytest.fixture(scope="module")
def reader() -> CrossEncoder:
    folder = default_model_folder(user_cache_path("rujukan"), lambda _: None)
    return CrossEncoder(reader_graph(folder, lambda _: None), 2)


@pytest.mark.parametrize("question", ["Di kota mana kantor pusat IOM?", "Where are the headquarters of IOM?"])
def test_the_span_that_answers_is_found_in_either_language(reader: CrossEncoder, question: str) -> None:
    (reading,) = reader.read(question, [passage(HEADQUARTERS)])
    best = reading.spans[0]
    assert HEADQUARTERS[best.start : best.end].startswith("Jenewa")
    assert reading.has > 0
    assert reading.span_score > 0


def test_a_passage_that_does_not_answer_scores_lower(reader: CrossEncoder) -> None:
    answers, silent = reader.read("Di kota mana kantor pusat IOM?", [passage(HEADQUARTERS), passage(CAMPAIGN)])
    assert answers.has > 0 > silent.has
    assert answers.span_score > 0 > silent.span_score


def test_spans_do_not_overlap_and_stand_without_space_around(reader: CrossEncoder) -> None:
    (reading,) = reader.read("Bahasa apa saja?", [passage(CAMPAIGN)])
    taken = sorted((span.start, span.end) for span in reading.spans)
    assert all(one[1] <= other[0] for one, other in pairwise(taken))
    assert all(CAMPAIGN[start:end] == CAMPAIGN[start:end].strip() != "" for start, end in taken)


def test_a_long_passage_is_read_to_its_end(reader: CrossEncoder) -> None:
    long = "Bagian ini membahas hal lain dan tidak menyebut nama tempat. " * 60 + HEADQUARTERS
    (reading,) = reader.read("Di kota mana kantor pusat IOM?", [passage(long)])
    best = reading.spans[0]
    assert long[best.start : best.end].startswith("Jenewa")


def test_an_empty_passage_holds_no_answer(reader: CrossEncoder) -> None:
    (reading,) = reader.read("Di mana?", [passage("")])
    assert reading.spans == ()
    assert reading.span_score < 0


def test_no_passages_give_no_readings(reader: CrossEncoder) -> None:
    assert reader.read("Di mana?", []) == []


def test_threads_and_company_change_nothing(reader: CrossEncoder) -> None:
    passages = [passage(HEADQUARTERS), passage(CAMPAIGN)]
    alone = [reader.read("Di mana kantor pusat?", [one])[0] for one in passages]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: reader.read("Di mana kantor pusat?", passages), range(8)))
    assert all(found == alone for found in together)


def test_what_a_premise_says_is_entailed(reader: CrossEncoder) -> None:
    same, other = reader.entailment(
        [(HEADQUARTERS, "Kantor pusatnya terletak di Jenewa."), (HEADQUARTERS, "Kantor pusatnya terletak di Jakarta.")]
    )
    assert same.entailed > 0.5 > other.entailed
    assert same.entailed + same.neutral + same.contradicted == pytest.approx(1.0, abs=1e-5)


def test_the_context_is_title_and_headings_at_most_as_long_as_in_training() -> None:
    one = Passage("d", "v", 0, 0, 1, 0, "x", ("BAB I", "Pasal 1"), "id", "UU 21/2007")
    assert context_of(one) == "UU 21/2007 › BAB I › Pasal 1:"
    assert len(context_of(passage("x", title="y" * 500))) == 161


def test_a_damaged_graph_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "reader.onnx"
    broken.write_bytes(b"no graph")
    with pytest.raises(ModelError, match="not a whole model"):
        CrossEncoder(broken, 1)
