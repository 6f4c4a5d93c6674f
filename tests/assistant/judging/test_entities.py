"""Countries and bodies: an answer about another one is none."""

from collections.abc import Iterator

import pytest

from assistant.judging.entities import LACKING, entities_in, without_others
from assistant.reading.reader import PassageReading
from corpus.store.store import Store
from tests.filled import filled_store

TEXT = """# Hukuman

## Malaysia

Hukuman di Malaysia paling lama dua puluh tahun penjara. {long}

Dendanya ditetapkan oleh hakim. {long}

## Lainnya

Di Thailand hukumannya lebih ringan. {long}

ILO mencatat kasusnya. {long}
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("negara")
    (folder / "files").mkdir()
    (folder / "files" / "hukuman.md").write_text(TEXT.format(long="Hal itu berlaku sejak lama. " * 25), "utf-8")
    with filled_store(folder / "data", [folder / "files"]) as store:
        yield store


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What is the penalty in Malaysia's law?", {"malaysia"}),
        ("apa kata uni eropa soal Viet Nam", {"european union", "vietnam"}),
        ("Burmese and South Koreans", {"myanmar"}),
        ("hukuman di korea selatan", {"south korea"}),
        ("Who wrote it, and who read it?", set()),
        ("Apa tugas IOM di Indonesia menurut PBB?", set()),
    ],
)
def test_they_are_known_by_all_their_names(text: str, named: set[str]) -> None:
    assert entities_in([text]) == named


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Apa hukumannya?", ["Malaysia", "Dendanya", "Thailand", "ILO"]),
        ("Berapa denda di Malaysia?", ["Malaysia", "Dendanya"]),
        ("What is the penalty in Thailand?", ["Thailand", "ILO"]),
        ("Apa kata ILO tentang Thailand?", ["ILO"]),
        ("Apa hukumannya di Malaysia atau Thailand?", ["Malaysia", "Dendanya", "Thailand", "ILO"]),
        ("Apa hukumannya di Laos?", []),
    ],
)
def test_what_speaks_of_another_is_held_to_answer_nothing(store: Store, question: str, left: list[str]) -> None:
    (name,) = store.rows
    passages = store.document_passages(name)
    words = ("Hukuman di Malaysia", "Dendanya", "Di Thailand", "ILO")
    chosen = [next(one for one in passages if one.text.lstrip("# ").find(word) >= 0) for word in words]
    made = [PassageReading(3.0, ()) for _ in chosen]
    found = without_others(question, chosen, made, store)
    kept = [word.split()[-1] for word, one in zip(words, found, strict=True) if one.has > LACKING]
    assert kept == left
