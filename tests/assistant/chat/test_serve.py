from urllib.error import HTTPError
from urllib.request import urlopen

import pytest


def test_every_answer_forbids_what_comes_from_elsewhere(address: str) -> None:
    for path in ("", "theme.css", "fonts/Literata.woff2"):
        with urlopen(address + path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'self'" in policy
            assert "http:" not in policy
            assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["docs", "openapi.json", "monitoring", "gradio_api/runs", "fonts/../app.py"])
def test_there_are_no_pages_but_ours(address: str, path: str) -> None:
    with pytest.raises(HTTPError):
        urlopen(address + path)
