"""A question in its conversation is read as one that stands alone; the past is dragged along only where it is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.rewriting import REMEMBERED, Reading, Turn, readings


def read(question: str, *before: str) -> tuple[Reading, ...]:
    return readings(question, [(earlier, "An answer that is not looked at.") for earlier in before])


def first(question: str, *before: str) -> str:
    return read(question, *before)[0].text


@pytest.mark.parametrize(
    ("before", "fragment", "whole"),
    [
        (
            "How many countries belong to IOM in the 2017 chapter?",
            "And in the 2018 one?",
            "How many countries belong to IOM in the 2018 chapter?",
        ),
        (
            "Menurut bab 2017, ada berapa negara anggota IOM?",
            "Kalau menurut bab 2018?",
            "Menurut bab 2018, ada berapa negara anggota IOM?",
        ),
        ("What does IOM do for victims in Myanmar?", "What about Laos?", "What does IOM do for victims in Laos?"),
        (
            "Apa yang dilakukan IOM di Myanmar?",
            "Bagaimana dengan Thailand?",
            "Apa yang dilakukan IOM di Thailand?",
        ),
        ("What does IOM do in Myanmar?", "and UNHCR?", "What does UNHCR do in Myanmar?"),
        ("How many victims in 2005?", "Sorry, I meant 2011.", "How many victims in 2011?"),
        ("Berapa korban pada 2017?", "Maksud saya 2018", "Berapa korban pada 2018?"),
    ],
)
def test_a_fragment_takes_the_place_of_its_like(before: str, fragment: str, whole: str) -> None:
    assert read(fragment, before) == (Reading(whole),)


def test_a_fragment_without_its_like_is_put_behind() -> None:
    assert first("And the children?", "Of the victims, how many were women?").startswith(
        "Of the victims, how many were women"
    )
    assert "children" in first("And the children?", "Of the victims, how many were women?")


@pytest.mark.parametrize(
    ("before", "question", "topic"),
    [
        ("How many migrants did IOM take home after Iraq invaded Kuwait?", "how long did that take?", "Kuwait"),
        ("Apa nama awal Konstitusi IOM?", "Tanggal berapa itu?", "Konstitusi"),
        ("What happened in Uganda in 1972?", "how many of them did IOM fly out?", "Uganda"),
    ],
)
def test_a_question_that_points_back_is_read_with_what_the_earlier_one_was_about(
    before: str, question: str, topic: str
) -> None:
    found = read(question, before)
    assert topic in found[0].text
    assert found[0].text.startswith(question.rstrip("?"))
    assert Reading(question, doubtful=True) in found


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Kapan Myanmar masuk daftar terburuk?", "Ganti topik ya: negara pengamat IOM ada berapa?"),
        ("Why was Myanmar put on the list?", "Different question: how many observer states does IOM have?"),
        ("When did Ebola break out in West Africa?", "btw what do the letters PICMME mean?"),
        ("Berapa korban yang dibantu IOM?", "Siapa yang menjadi Direktur Jenderal IOM di Jenewa?"),
    ],
)
def test_another_topic_does_not_drag_the_last_one_along(before: str, question: str) -> None:
    assert Reading(question) in read(question, before) or Reading(question, doubtful=True) in read(question, before)
    assert read(question, before)[-1].text == question


def test_a_chain_of_follow_ups_keeps_its_topic() -> None:
    found = first("And in 2011?", "How many victims did IOM help in Laos in 2005?", "And in Thailand?", "And in 2008?")
    assert found == "How many victims did IOM help in Thailand in 2011?"


def test_what_was_asked_long_before_is_forgotten() -> None:
    later = ["What is the yearly budget of IOM in Geneva?"] * REMEMBERED
    assert "Kuwait" not in first("how long did that take?", "How many came home from Kuwait?", *later)


def test_who_says_so_is_asked_of_the_last_answer() -> None:
    assert first("Who says so?", "How large is the budget of IOM?").startswith("How large is the budget of IOM")


def test_all_that_the_earlier_question_was_about_is_kept_without_its_verb() -> None:
    found = first("Berapa dari mereka perempuan?", "Berapa korban yang ditolong IOM dari 2005 sampai 2011?")
    assert found == "Berapa dari mereka perempuan (tentang: korban yang ditolong IOM dari 2005 sampai 2011)?"
    found = first("when was that?", "How many migrants did IOM take home?")
    assert found == "when was that (about: migrants IOM home)?"


def test_a_short_question_that_does_not_point_back_is_first_read_alone() -> None:
    assert read("Who is the director?", "How many victims were helped?") == (
        Reading("Who is the director?"),
        Reading("Who is the director (about: victims)?", doubtful=True),
    )


def test_an_item_of_the_list_shown_last_is_meant_by_its_place() -> None:
    found = readings("And the second one?", [("What are its duties?", "They are schools, mail, rescue and repairs.")])
    assert found[0] == Reading("And the second one (about: mail)?")


@pytest.mark.parametrize(
    ("dialogue", "whole"),
    [
        (("What was PICMME?", "When was it renamed?"), "When was it renamed (about: PICMME)?"),
        (("What was PICMME?", "When was it renamed?", "and why"), "why was it renamed (about: PICMME)?"),
        (("Where is the hq of IOM?", "who leads it"), "who leads it (about: IOM)?"),
        (
            ("Where is the hq of IOM?", "who leads it", "What does it do in the Philippines?"),
            "What does it do in the Philippines (about: IOM)?",
        ),
        (
            ("Where is the hq of IOM?", "who leads it", "What does it do in the Philippines?", "and Malaysia?"),
            "What does it do in Malaysia (about: IOM)?",
        ),
        (
            ("What does IOM do in Malaysia?", "and the Philippines?"),
            "What does IOM do in the Philippines?",
        ),
        (
            ("What was the IOM constitution first called?", "Which city was it signed in?", "On what date?"),
            "on what date was it signed in (about: IOM constitution)?",
        ),
        (
            ("Apa nama awal Konstitusi IOM?", "Diteken di kota mana?", "Tanggal berapa itu?"),
            "Diteken tanggal berapa (tentang: awal Konstitusi IOM)?",
        ),
    ],
)
def test_a_topic_is_carried_as_nouns_in_one_closed_bracket(dialogue: tuple[str, ...], whole: str) -> None:
    assert first(dialogue[-1], *dialogue[:-1]) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("Apa itu Bali Process?", "kapan dimulai?", "kapan dimulai (tentang: Bali Process)?"),
        (
            "Wabah Ebola di Afrika Barat mulai kapan?",
            "Berapa yang meninggal?",
            "Berapa yang meninggal (tentang: wabah Ebola di Afrika Barat)?",
        ),
        ("What was PICMME?", "who led?", "who led (about: PICMME)?"),
    ],
)
def test_a_question_without_a_subject_takes_the_topic(before: str, question: str, whole: str) -> None:
    assert read(question, before) == (Reading(whole), Reading(question, doubtful=True))


def test_small_talk_does_not_break_the_thread() -> None:
    assert first("and why", "What was PICMME?", "halo", "When was it renamed?", "terima kasih") == (
        "why was it renamed (about: PICMME)?"
    )
    listed = ("What are its duties?", "They are schools, mail, rescue and repairs.")
    assert "mail" in readings("And the second one?", [listed, ("thanks", "You are welcome.")])[0].text


@pytest.mark.parametrize(
    ("before", "fragment", "whole"),
    [
        ("When was IOM founded?", "And its headquarters?", "Where is the headquarters of IOM?"),
        ("When was IOM founded?", "And its budget?", "The budget of IOM?"),
        ("Where is the hq of IOM?", "and its director general?", "Who is the director general of IOM?"),
        ("Kapan IOM didirikan?", "Lalu kantor pusatnya?", "Di mana kantor pusat IOM?"),
    ],
)
def test_what_a_thing_has_is_not_asked_with_the_earlier_question(before: str, fragment: str, whole: str) -> None:
    assert read(fragment, before) == (Reading(whole),)


@given(st.text(max_size=200))
def test_without_a_past_the_only_reading_is_the_question(question: str) -> None:
    assert readings(question, ()) == (Reading(question),)


@given(st.text(max_size=100), st.lists(st.text(max_size=100), max_size=4))
def test_any_conversation_is_read_and_a_standalone_reading_stands(question: str, before: list[str]) -> None:
    history: list[Turn] = [(earlier, "") for earlier in before]
    for reading in readings(question, history):
        assert readings(reading.text, ()) == (Reading(reading.text),)
