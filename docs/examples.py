"""The Python examples of a page, run one after the other as a reader would; what they print stands behind them."""

import re
from contextlib import chdir, redirect_stdout
from io import StringIO
from tempfile import TemporaryDirectory
from typing import Any

_EXAMPLE = re.compile(
    r"(?P<begin>^```python\n(?P<code>.*?)^```\n)(?P<printed>\n```text\n.*?^```\n)?", re.DOTALL | re.MULTILINE
)


def with_printed(text: str) -> str:
    """A page with what its examples print in a block behind each; they share their names and an empty folder."""
    names: dict[str, Any] = {"__name__": "example"}

    def run(example: re.Match[str]) -> str:
        with redirect_stdout(StringIO()) as out:
            exec(compile(example["code"], "example", "exec"), names)  # noqa: S102 - our own pages
        printed = out.getvalue()
        return example["begin"] + (f"\n```text\n{printed}```\n" if printed else "")

    with TemporaryDirectory() as folder, chdir(folder):
        return _EXAMPLE.sub(run, text)
