"""Questions with what was judged for them."""

import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import UsageError
from eval.training.examples import Candidate, load_written
from eval.training.judged import FOLDER, Judged, judged_groups, load_contrasts, load_judged, load_theses
from tests.eval.training.conftest import PLACES

LABEL = {"question": "a1", "answers": {"p2": "dari Ternate"}, "others": ["p3"]}
MISSED = {"question": "n1", "answers": {}, "others": ["p1", "p3"]}
ADDED = {"id": "j1", "text": "Kapal Ternate jam brp?", "answers": {"p2": "pukul 8"}, "others": ["p1", "p3"]}
SHARED = Path(__file__).parents[4] / "shared" / "data"


def folder_with(tmp_path: Path, labels: list[dict[str, Any]], questions: list[dict[str, Any]]) -> Path:
    folder = tmp_path / "judged"
    folder.mkdir(parents=True)
    for name, records in (("labels", labels), ("questions", questions)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    return folder


def marked(candidates: Iterable[Candidate]) -> list[str]:
    return [one.text[slice(*one.span)] for one in candidates if one.span]


def places(judged: Judged) -> list[str]:
    return [place for one in judged.others for place in PLACES if place in one.text]


def test_a_written_question_has_its_own_passage_and_those_that_were_judged(data: Path, tmp_path: Path) -> None:
    written = load_written(data, "train")
    found = {one.text: one for one in load_judged(written, data, folder_with(tmp_path, [LABEL, MISSED], [ADDED]))}
    assert len(found) == 7
    asked = found["Dari mana kapal pukul 7 berangkat?"]
    assert marked(asked.answers) == ["Kupang", "dari Ternate"]
    assert places(asked) == ["Sorong"]
    assert places(found["Siapa nakhoda kapal dari Kupang?"]) == ["Kupang", "Sorong"]
    assert places(found["Siapa nakhoda kapal dari Ternate?"]) == ["Ternate"], "a near miss that nobody judged anew"
    assert marked(found["Kapal Ternate jam brp?"].answers) == ["pukul 8"]


def test_a_group_has_what_answers_marked_and_no_more_of_the_others_than_asked_for(data: Path, tmp_path: Path) -> None:
    written = load_written(data, "train")
    judged = load_judged(written, data, folder_with(tmp_path, [], [ADDED]))[-1:]
    (group,) = judged_groups(judged, random.Random(1), count=9, beside=1)
    assert marked(group.candidates) == ["pukul 8"]
    assert len(group.candidates) == 2
    assert all(one.exact for one in group.candidates)
    long = {"p2": "Kapal itu berangkat dari Ternate pada pukul 8"}
    (clause,) = load_judged(written, data, folder_with(tmp_path / "long", [], [ADDED | {"answers": long}]))[-1:]
    assert not clause.answers[0].exact, "the whole clause is not the words that answer"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        (LABEL | {"question": "a0"}, "there is no written question a0"),
        (LABEL | {"answers": {"p2": "Kupang"}}, "a1: passage p2 does not hold its answer"),
        (LABEL | {"answers": {"p9": "Kupang"}}, "a1: passage p9 does not hold its answer"),
        (LABEL | {"others": ["p9"]}, "a1: there is no passage p9"),
    ],
)
def test_what_does_not_fit_the_written_questions_is_told(
    data: Path, tmp_path: Path, label: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        load_judged(load_written(data, "train"), data, folder_with(tmp_path, [label], []))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the written questions are not here")
def test_what_is_kept_fits_the_written_questions_and_leaves_out_what_is_held_back() -> None:
    written = load_written(SHARED, "train")
    held_back = {written.passages[one.passage].text for one in load_written(SHARED, "dev").questions}
    judged = load_judged(written, SHARED, FOLDER)
    assert len(judged) > len(written.questions)
    assert not held_back & {candidate.text for one in judged for candidate in (*one.answers, *one.others)}


def test_the_chapters_of_theses_fit_their_questions_and_those_to_measure_by_are_others() -> None:
    train, dev = load_theses("train"), load_theses("dev")
    assert len(train) > 6 * len(dev) > 1_800
    assert all(one.others for one in (*train, *dev))
    for half in (train, dev):
        assert 0.5 < sum(not one.answers for one in half) / len(half) < 0.6
    texts = [{passage.text for one in half for passage in (*one.answers, *one.others)} for half in (train, dev)]
    assert not texts[0] & texts[1]


BOAT = {"id": "t1", "lang": "en", "text": "The boat leaves at eight. It is green."}
OTHER = {"id": "t2", "lang": "en", "text": "The train is late."}
WHEN = {"id": "q1", "split": "train", "text": "When does it leave?", "answers": {"t1": "at eight"}, "others": ["t2"]}
WHO = {"id": "q2", "split": "train", "text": "Who steers it?", "answers": {}, "others": ["t1", "t2"]}
STEERED = {"question": "q2", "passage": "t1", "after": "at eight.", "sentence": "Ann steers it.", "answer": "Ann"}


def theses(folder: Path, questions: list[dict[str, Any]], contrast: dict[str, str]) -> Path:
    for name, records in (("passages", [BOAT, OTHER]), ("questions", questions), ("contrasts", [contrast])):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    return folder


def test_a_question_whose_passage_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="q1: there is no passage t3"):
        load_theses("train", theses(tmp_path, [WHEN | {"others": ["t3"]}], STEERED))


def test_each_question_is_turned_round_by_one_sentence(tmp_path: Path) -> None:
    folder = theses(tmp_path, [WHEN, WHO], STEERED)
    answered, refused = load_contrasts("train", folder)
    assert answered.answers[0].text == "The boat leaves at eight. Ann steers it. It is green."
    assert marked(answered.answers) == ["Ann"]
    assert [one.text for one in answered.beside] == [BOAT["text"]]
    assert [one.text for one in answered.others] == [OTHER["text"]]
    assert refused.answers == ()
    assert [one.text for one in refused.beside] == ["It is green."]
    (group,) = judged_groups([answered], random.Random(1), count=1, beside=1)
    assert BOAT["text"] in {one.text for one in group.candidates}
    first = load_contrasts("train", theses(tmp_path, [WHO], STEERED | {"after": ""}))[0].answers[0]
    assert first.text == "Ann steers it. The boat leaves at eight. It is green."
    assert first.span == (0, 3)


@pytest.mark.parametrize("wrong", [{"after": "at nine."}, {"answer": "Bob"}])
def test_a_sentence_that_fits_nowhere_is_told(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="q2: passage t1 does not hold its answer"):
        load_contrasts("train", theses(tmp_path, [WHO], STEERED | wrong))


def test_nothing_about_a_question_of_the_theses_tells_whether_it_is_answered() -> None:
    asked = {half: Counter(one.text for one in load_theses(half) + load_contrasts(half)) for half in ("train", "dev")}
    for half, found in asked.items():
        both = load_theses(half) + load_contrasts(half)
        answered = sum(bool(one.answers) for one in both) / len(both)
        assert 0.45 < answered < 0.55
        assert sum(count == 2 for count in found.values()) > 0.95 * len(found)
