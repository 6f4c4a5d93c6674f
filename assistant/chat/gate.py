"""What of Gradio is open, and how wide: what our own page asks for, and nothing else."""

LARGEST_LETTER = 1024 * 1024
"""Bytes of what a click sends. The largest is a kept conversation that is opened again, some 4,000 bytes to a question;
of longer ones the latest part is sent. Questions go another way, and may have what every request may have."""
LETTERS = "/gradio_api/run/predict"

API = "/gradio_api/"
USED = (
    "queue/",
    "run/predict",
    "heartbeat/",
    "startup-events",
    "reset",
    "cancel",
    "info",
    "theme.css",
    "login_check",
    "app_id",
)
"""What our page asks Gradio for. Its uploads, deep links, files, proxies, streams and calls from outside are shut."""


def is_shut(path: str) -> bool:
    """Whether a path is one of Gradio's that our page does not use."""
    return path.startswith(API) and not path.removeprefix(API).startswith(USED)
