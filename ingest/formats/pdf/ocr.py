"""The text of a page that is a picture, by Tesseract where it is installed."""

import csv
import math
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median

import pypdfium2 as pdfium

from corpus.errors import ReadError, UsageError
from corpus.messages import message
from ingest.formats.pdf.lines import GAP, Segment
from ingest.formats.text.conversion_marks import plain_characters

ENGINE = "tesseract"
LANGUAGES = ("ind", "eng")
"""The languages of our documents, by Tesseract's names."""

_INSTALL = message(
    "Install them, on Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-ind; on macOS: brew install tesseract "
    "tesseract-lang."
)

_SECONDS = 120
"""A page's time; one of A4 in small print takes 3 to 10 s of one core."""

_RESOLUTION = 300 / 72
"""Dots a point: 300 an inch is what Tesseract was trained on."""

_LAYOUT = "4"
"""How Tesseract takes a page apart: as lines of one column, whose parts we put in order as those of a text layer.

Measured on the first six pages of a law of 38, drawn at 200 dots an inch: 0.1 % of the words wrong and 39 of 40 items
found; with Tesseract's own columns (3) 1.3 % and 28, as one block (6) 0.2 % and 39 but columns run together.
"""

_MOST_DOTS = 40_000_000
_LONGEST_SIDE = 32_000
"""Larger pages are drawn smaller: four times A4, and what Tesseract takes."""

Word = Mapping[str, str]


def installed_languages() -> str:
    """Those of our languages that Tesseract can recognise here, as it wants them named ("ind+eng").

    Raises:
        UsageError: Tesseract is not installed, or with neither language.
    """
    engine = shutil.which(ENGINE)
    if not engine:
        raise UsageError(message("--ocr: Tesseract and its languages are not installed. {install}", install=_INSTALL))
    listed = subprocess.run([engine, "--list-langs"], capture_output=True, text=True, check=False)
    known = {*listed.stdout.split(), *listed.stderr.split()}
    found = "+".join(language for language in LANGUAGES if language in known)
    if not found:
        raise UsageError(
            message(
                "--ocr: {engine} has neither of the languages {languages}. {install}",
                engine=engine,
                languages=" and ".join(LANGUAGES),
                install=_INSTALL,
            )
        )
    return found


def recognised(page: pdfium.PdfPage, languages: str, place: str) -> list[Segment]:
    """The segments of a page, as `segments_of` gives them of a text layer; all of one size, for a picture tells none.

    Raises ReadError where it fails or takes too long.
    """
    width, height = page.get_size()
    scale = min(_RESOLUTION, math.sqrt(_MOST_DOTS / max(width * height, 1)), _LONGEST_SIDE / max(width, height, 1))
    table = _run(_picture(page, scale), languages, place)
    words = [word for word in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if _is_word(word)]
    return list(_segments(words, scale, height))


def _picture(page: pdfium.PdfPage, scale: float) -> bytes:
    """The page in shades of grey, in the plainest format that Tesseract reads (PGM)."""
    bitmap = page.render(scale=scale, grayscale=True)
    shades = bitmap.to_numpy()
    picture: bytes = b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + shades.tobytes()
    bitmap.close()
    return picture


def _run(picture: bytes, languages: str, place: str) -> list[str]:
    command = [shutil.which(ENGINE) or ENGINE, "-", "-", "-l", languages, "--dpi", "300", "--psm", _LAYOUT, "tsv"]
    # On several threads Tesseract waits more than it works.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=_SECONDS, check=True, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(
            place,
            message("recognising its text took longer than {seconds} s", seconds=_SECONDS),
            "Leave this page out, or scan it anew.",
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"").decode("utf-8", "replace").strip().splitlines()[-1:] or [str(error)]
        raise ReadError(
            place, message("Tesseract failed on it ({said})", said=said[0][:200]), "Try `tesseract --version`."
        ) from error
    return done.stdout.decode("utf-8", "replace").split("\n")


def _is_word(row: Word) -> bool:
    return row["level"] == "5" and bool((row["text"] or "").strip())


def _segments(words: Sequence[Word], scale: float, height: float) -> Iterator[Segment]:
    """The words of each line, parted where the space between two is that of columns or cells."""
    size = median(int(word["height"]) for word in words) if words else 0.0
    for _, line in groupby(words, key=lambda word: (word["block_num"], word["par_num"], word["line_num"])):
        run: list[Word] = []
        for word in line:
            if run and int(word["left"]) - _right(run[-1]) > GAP * size:
                yield _segment(run, size, scale, height)
                run = []
            run.append(word)
        yield _segment(run, size, scale, height)


def _segment(run: Sequence[Word], size: float, scale: float, height: float) -> Segment:
    bottom = height - median(int(word["top"]) + int(word["height"]) for word in run) / scale
    return Segment(
        text=" ".join(plain_characters(word["text"]).strip() for word in run),
        left=int(run[0]["left"]) / scale,
        right=max(map(_right, run)) / scale,
        bottom=bottom,
        top=bottom + size / scale,
        size=size / scale,
    )


def _right(word: Word) -> int:
    return int(word["left"]) + int(word["width"])
