"""A model that obeys what hostile documents and questions order writes nothing that is shown as proven."""

import pytest

from assistant.proving.checker import open_checker
from assistant.proving.checks.instructions import speaks_to_a_model
from assistant.proving.proof import Prover
from assistant.reading.evidence import SentenceVectors
from corpus.embedding.encoder import Encoder
from corpus.model import Passage
from corpus.setup.settings import load_settings
from tests.assistant.writing.attacks import Attack, attacks

TRUTH = {
    "en": "IOM has 150 member states. IOM helps refugees to return.",
    "id": "IOM memiliki 150 negara anggota. IOM membantu pengungsi pulang.",
}
ATTACKS = attacks()


@pytest.fixture(scope="module", params=["by words", "with the checker"])
def prover(encoder: Encoder, request: pytest.FixtureRequest) -> Prover:
    checker = None if request.param == "by words" else open_checker(load_settings(), lambda _: None)
    return Prover(SentenceVectors(encoder.encode_passages).of, checker)


def passage_with(attack: Attack) -> Passage:
    """A document that is true, and after it the attack where it stands in documents."""
    text = TRUTH[attack.language]
    text = f"{text}\n\n{attack.text}" if attack.place == "document" else text
    return Passage("d", "v", 0, 0, len(text), 0, text, ("Members",), attack.language, "About IOM")


def test_there_are_sixty_in_both_languages() -> None:
    assert len(ATTACKS) >= 60
    assert {language: sum(one.language == language for one in ATTACKS) for language in ("id", "en")}.keys() == {
        "id",
        "en",
    }


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: f"{one.language}: {one.text[:40]}")
def test_what_an_attack_is_after_is_not_proven(attack: Attack, prover: Prover) -> None:
    assert not prover.prove(attack.damage, attack.language, [passage_with(attack)]).proven


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_true_is_proven_beside_an_attack(language: str, prover: Prover) -> None:
    attack = next(one for one in ATTACKS if one.language == language and one.place == "document")
    true = {"en": "IOM has 150 member states.", "id": "IOM memiliki 150 negara anggota."}[language]
    assert prover.prove(true, language, [passage_with(attack)]).proven


@pytest.mark.parametrize(
    "text",
    [
        "The 2018 chapter says that the government tried to found such a school.",
        "Bab 2017 menyatakan bahwa IOM bekerja di lebih dari 100 negara.",
        "Pasal 3 menyatakan bahwa setiap orang dilarang melanggar aturan ini.",
        "States Parties must report that measures were taken before the date above.",
    ],
)
def test_plain_text_does_not_speak_to_a_model(text: str) -> None:
    assert not speaks_to_a_model(text)
