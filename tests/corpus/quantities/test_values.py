import pytest

from corpus.quantities.quantities import quantities
from corpus.quantities.values import states


def says(text: str, wanted: str) -> bool:
    (asked,) = quantities(wanted, "id")
    return any(states(found, asked) for found in quantities(text, "id"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sekitar 8.400 staf", "8400"),
        ("19 Oktober 1953", "1953"),
        ("19 Oktober 1953", "Oktober 1953"),
        ("30 November 1954", "30 November"),
        ("selama 2005–2011", "2005"),
        ("sejak tahun 2005 hingga Desember 2011", "2011"),
        ("antara 200.000 dan 225.000 orang", "225.000"),
        ("USD 1,4 juta", "1,4 juta"),
        ("95 persen", "95"),
        ("lebih dari 14.000 korban", "lebih dari 14.000"),
        ("UU No. 21", "21"),
    ],
)
def test_a_text_says_what_is_asked_as_far_as_it_is_given(text: str, wanted: str) -> None:
    assert says(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1953", "19 Oktober 1953"),
        ("20 Oktober 1953", "19 Oktober 1953"),
        ("selama 2005–2011", "2008"),
        ("tahun 1950-an", "1950"),
        ("ratusan ribu orang", "100.000"),
        ("14.000 korban", "lebih dari 14.000"),
        ("95 orang", "95 persen"),
        ("8.100 orang", "8,1"),
        ("yang pertama", "1"),
        ("30 Oktober 1954", "30 November"),
    ],
)
def test_a_text_does_not_say_what_it_leaves_open(text: str, wanted: str) -> None:
    assert not says(text, wanted)
