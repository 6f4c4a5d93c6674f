"""Made-up chapters: text of which every paragraph is a passage."""


def paragraph(number: int, words: int = 170) -> str:
    """A paragraph long enough to be a passage of its own."""
    return f"Alinea nomor {number} " + " ".join(f"kata{number}x{location}" for location in range(words)) + "."


def chapter(*numbers: int, title: str = "Bab") -> str:
    return f"# {title}\n\n" + "\n\n".join(paragraph(number) for number in numbers) + "\n"
