"""The thumbs under the last answer, and in plain words what becomes of a rating."""

from dataclasses import dataclass

from assistant.chat.html.markup import Markup, element
from corpus.model import Language


@dataclass(frozen=True, slots=True)
class RatingWords:
    """The texts of the form in one language."""

    label: str
    good: str
    bad: str
    reason: str
    send: str
    note: str
    thanks: str


WORDS = {
    "en": RatingWords(
        label="Was this answer right?",
        good="Yes",
        bad="No",
        reason="What is right or wrong with it (if you like)",
        send="Send",
        note="If you send this, whoever runs this chat keeps your question, the conversation before it, the answer and "
        "your reason, without your name.",
        thanks="Thank you. It is kept.",
    ),
    "id": RatingWords(
        label="Apakah jawaban ini benar?",
        good="Ya",
        bad="Tidak",
        reason="Apa yang benar atau salah (bila berkenan)",
        send="Kirim",
        note="Bila dikirim, pengelola obrolan ini menyimpan pertanyaan Anda, percakapan sebelumnya, jawabannya, dan "
        "alasan Anda, tanpa nama Anda.",
        thanks="Terima kasih. Penilaian disimpan.",
    ),
}


def rating_form(turn: int, language: Language) -> Markup:
    """The form for the answer of a turn."""
    said = WORDS.get(language, WORDS["en"])
    thumbs = (
        element("label", element("input", type="radio", name_="good", value=value, required=True), f" {label}")
        for value, label in (("yes", said.good), ("no", said.bad))
    )
    reason = element(
        "input", type="text", name_="reason", maxlength=1000, placeholder=said.reason, aria_label=said.reason
    )
    return element(
        "form",
        element("fieldset", element("legend", said.label), *thumbs),
        element("p", reason, " ", element("button", said.send, type="submit")),
        element("p", said.note, class_="note"),
        class_="rating",
        data_form="rate",
        data_turn=turn,
    )


def thanks(language: Language) -> Markup:
    """What stands in its place once it was sent."""
    return element("p", WORDS.get(language, WORDS["en"]).thanks, class_="rating note", role="status")
