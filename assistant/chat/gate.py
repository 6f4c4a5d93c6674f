"""What of Gradio is open: what our own page asks for, and nothing else."""

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
