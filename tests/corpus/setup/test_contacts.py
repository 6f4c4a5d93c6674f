"""Contacts for people in need: whole and dated, or refused at once."""

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.setup.contacts import Contact
from corpus.setup.settings import FILE_NAME, Settings, load_settings

GIVEN = '[[contacts]]\nname = "Hotline"\nreach = "+00 1"\nsource = "https://a.example"\ndate = {date}\n'


def load(folder: Path, content: str) -> Settings:
    (folder / FILE_NAME).write_text(content, "utf-8")
    return load_settings({}, {}, folder)


def test_none_is_shipped() -> None:
    assert Settings().contacts == ()


@pytest.mark.parametrize("date", ["2026-11-28", '"2026-11-28"'])
def test_a_contact_has_its_source_and_its_date(date: str, tmp_path: Path) -> None:
    contact = Contact("Hotline", "+00 1", "https://a.example", "2026-11-28")
    assert load(tmp_path, GIVEN.format(date=date)).contacts == (contact,)
    assert str(contact) == "Hotline: +00 1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (GIVEN.format(date='"soon"'), "contact 1 must be a day"),
        (GIVEN.format(date="1979"), "look at date"),
        (GIVEN.format(date="2026-11-28") + 'phone = "1"\n', "look at phone"),
        ('[[contacts]]\nname = "Hotline"\n', "look at reach, source, date"),
        ('contacts = "+00 1"\n', "stand in rujukan.toml alone"),
    ],
)
def test_one_that_is_not_whole_is_refused_with_its_place(content: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=reason):
        load(tmp_path, content)


def test_they_cannot_be_given_in_the_environment(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="contacts stand in"):
        load_settings({}, {"RUJUKAN_CONTACTS": "+00 1"}, tmp_path)
