from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Status
from eval.question import KnownQuestion
from eval.split import split_of


def question(name: str, language: str = "id", category: str = "factoid", twin: str | None = None) -> KnownQuestion:
    return KnownQuestion(name, language, category, "?", True, (Status.ANSWERED,), "!", twin=twin)


def pair(number: int, category: str = "factoid") -> list[KnownQuestion]:
    names = {language: f"{category}-{number}-{language}" for language in ("id", "en")}
    return [
        question(names["id"], "id", category, names["en"]),
        question(names["en"], "en", category, names["id"]),
    ]


numbers = st.lists(st.integers(1, 400), unique=True, min_size=1, max_size=60)


@given(numbers, numbers)
def test_each_half_holds_as_much_of_every_category_and_language(factoids: list[int], lists: list[int]) -> None:
    questions = [q for n in factoids for q in pair(n)] + [question(f"list-{n}", "en", "list") for n in lists]
    splits = split_of(questions)
    for key in (("factoid", "id"), ("factoid", "en"), ("list", "en")):
        counts = Counter(splits[q.id] for q in questions if (q.category, q.language) == key)
        assert 0 <= counts["dev"] - counts["test"] <= 1


@given(numbers)
def test_twins_are_never_parted(found: list[int]) -> None:
    splits = split_of([q for n in found for q in pair(n)])
    assert all(splits[f"factoid-{n}-id"] == splits[f"factoid-{n}-en"] for n in found)


@given(numbers)
def test_a_question_with_the_next_number_moves_no_other(found: list[int]) -> None:
    before = [q for n in found for q in pair(n)]
    after = [*pair(max(found) + 1), *before]
    splits = split_of(before)
    assert {name: split for name, split in split_of(after).items() if name in splits} == splits


def test_the_order_of_the_files_does_not_matter() -> None:
    questions = [q for n in range(30) for q in pair(n)]
    assert split_of(questions) == split_of(questions[::-1])
