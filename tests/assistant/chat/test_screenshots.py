from tests.assistant.chat.screenshots import IMAGES, STAMP, stamp


def test_the_pictures_in_the_documentation_show_the_page_as_it_is() -> None:
    again = "take them again: python -m tests.assistant.chat.screenshots"
    assert STAMP.read_text("utf-8").strip() == stamp(), again
    assert {path.stem for path in IMAGES.glob("*.png")} >= {"chat", "chat-dark", "chat-narrow", "reading"}
