from base64 import b64decode
from dataclasses import replace
from pathlib import Path

from assistant.ask import Assistant
from assistant.chat.conversations.events import export_letter
from assistant.chat.conversations.export.files import MAKERS, exported, file_name
from assistant.chat.conversations.export.transcript import Transcript, transcript
from assistant.chat.conversations.record import turn_record
from assistant.chat.turns import ChatTurn
from assistant.chat.words import ENGLISH, INDONESIAN
from ingest.formats.read import read_document
from tests.assistant.chat.examples import ANSWER, CITATION, REFUSAL
from tests.assistant.chat.reading import seen

HOSTILE = "<script>window.stolen=1</script> **b** [1](javascript:x) # x\n1. & \x07"
TURNS = (ChatTurn(1, "When was it founded?", ANSWER), ChatTurn(2, HOSTILE, REFUSAL))
REFERENCE = "K. Lund, Annual report (2019), Organisation, p. 12."


def _made(ending: str, written: Transcript) -> bytes:
    return b64decode(exported(written, ending)["data"])


def test_every_format_has_the_questions_the_answers_and_every_full_reference(tmp_path: Path) -> None:
    for ending in MAKERS:
        path = tmp_path / f"kept.{ending}"
        path.write_bytes(_made(ending, transcript("Harbours", TURNS, ENGLISH)))
        text = " ".join(read_document(path).text.split()).replace("\\", "")
        for said in ("Harbours", "When was it founded?", "“It was founded in 1907.” [1]", "Not in the documents"):
            assert said in text, ending
        assert text.count(REFERENCE) == 2, ending


def test_hostile_words_are_text_in_every_format() -> None:
    written = transcript(HOSTILE, TURNS, INDONESIAN)
    page = _made("html", written).decode("utf-8")
    assert "<script>" not in page
    assert "default-src 'none'" in page
    markdown = _made("md", written).decode("utf-8")
    assert "<script>" not in markdown.replace("\\<", "")
    assert "](javascript" not in markdown
    assert "\n1. " not in markdown


def test_the_page_to_print_is_whole_markup() -> None:
    page = _made("html", transcript("Harbours", TURNS, ENGLISH)).decode("utf-8")
    body = seen(page[page.index("<body>") : page.index("</html>")])
    assert body.inside["h2"] == ["When was it founded?", HOSTILE]
    assert body.inside["blockquote"] == [CITATION.quote] * 2


def test_a_quote_that_is_gone_is_written_down_as_such() -> None:
    written = transcript("x", (replace(TURNS[0], missing=frozenset({1})),), ENGLISH)
    assert "no longer stand" in _made("md", written).decode("utf-8")


def test_a_files_name_is_one_that_every_system_takes() -> None:
    assert file_name("../../etc/passwd?") == "etcpasswd"
    assert file_name("Berapa negara anggota IOM?") == "Berapa negara anggota IOM"
    assert file_name("???") == "rujukan"


def test_what_is_sent_for_a_file_is_checked_first(assistant: Assistant) -> None:
    record = turn_record(TURNS[0], ENGLISH)
    for sent in (None, {}, {"turns": [record], "ending": "exe", "name": "x"}, {"turns": [{}], "ending": "md"}):
        assert '"refused"' in export_letter(sent, assistant, ENGLISH)
    letter = export_letter({"turns": [record], "ending": "md", "name": "x"}, assistant, ENGLISH)
    assert '"file"' in letter
