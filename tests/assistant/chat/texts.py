"""Three small documents and questions on them, and two that would like to run something in the reader's browser."""

from pathlib import Path

PILOTS = "How many harbour pilots does the Northern Harbour Service have?"
FOUNDED = "When was the Northern Harbour Service founded?"
ABSENT = "Why was the harbour moved?"
WRITER = "writer-1"
WORDED = "The Northern Harbour Service was founded in 1907 in the town of Vardvik [1]."

PANDU = "Berapa pandu pelabuhan yang dimiliki Dinas Pelabuhan Utara?"

HARBOUR = """\
---
id: harbour
title: "Annual report of the Northern Harbour Service"
authors: ["K. Lund", "A. Sari"]
language: en
pair: pelabuhan
year: 2019
---

# Annual report of the Northern Harbour Service

## Organisation

The Northern Harbour Service has 42 harbour pilots. The Northern Harbour Service was founded in 1907 in the town of \
Vardvik.[^1] The director of the Northern Harbour Service is Ingrid Solberg.

## Duties

The Northern Harbour Service has three duties:

- guiding foreign ships through the strait;
- keeping the lighthouses lit;
- rescuing fishermen in distress.

[^1]: Olsen, Harbours of the North (1950), p. 12.
"""

REVIEW = """\
---
id: review
title: "A review of the harbour services"
language: en
year: 2022
---

# A review of the harbour services

## Staff

The Northern Harbour Service has 57 harbour pilots. Their training takes four years.
"""

PELABUHAN = """\
---
id: pelabuhan
title: "Laporan Dinas Pelabuhan Utara"
language: id
pair: harbour
year: 2019
---

# Laporan Dinas Pelabuhan Utara

## Organisasi

Dinas Pelabuhan Utara memiliki 42 pandu pelabuhan. Dinas Pelabuhan Utara didirikan pada tahun 1907 di kota Vardvik.

## Apa tugas Dinas Pelabuhan Utara?

Tugas Dinas Pelabuhan Utara adalah memandu kapal asing melalui selat.
"""

HOSTILE_TITLE = "<img src=x onerror='window.stolen=1'> Lighthouses <script>window.stolen=2</script>"

HOSTILE_FRONT = f"""\
---
id: hostile
title: "{HOSTILE_TITLE}"
authors: ["<b onmouseover='window.stolen=3'>Mallory</b>"]
language: en
year: 2020
---

# Lighthouses

The lighthouse of Brattvik burns a red lamp.
"""

HOSTILE_SENTENCE = (
    "The lighthouse of Skarholm is 31 metres high <script>window.stolen=5</script> "
    "<img src='http://198.51.100.7/pixel.png' onerror='window.stolen=6'> ![](http://198.51.100.7/second.png) "
    "**bold** [99] [a link](javascript:window.stolen=7) ${window.stolen=8} {{constructor}} &lt;kept&gt; "
    '<iframe srcdoc="<script>parent.stolen=4</script>"></iframe> '
    "<details open ontoggle='window.stolen=9'> \"quoted\" </blockquote></dialog>"
)

HOSTILE = f"Notes of a lamplighter\n\n{HOSTILE_SENTENCE}.\n"

DOCUMENTS = {
    "harbour.md": HARBOUR,
    "review.md": REVIEW,
    "pelabuhan.md": PELABUHAN,
    "front.md": HOSTILE_FRONT,
    "hostile.txt": HOSTILE,
}


def write_documents(folder: Path) -> Path:
    """The documents as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder
