"""Nothing leaves the machine: the switches by which each library gives up its telemetry and its downloads."""

import os
from pathlib import Path

_SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "ORT_DISABLE_TELEMETRY": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_OFFLINE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


def go_offline() -> None:
    """Set every switch in this process's environment. Call before the first import of a heavy library.

    The libraries read these variables once, when they are imported; a value the user has set is overruled, because
    "nothing is sent anywhere" is a promise and not a preference.
    """
    os.environ.update(_SWITCHES)


def telemetry_folder() -> Path:
    """Where ONNX Runtime kept the events it meant to send, with a device's id, before its switch was set."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "Microsoft" / "DeveloperTools" / ".onnxruntime"
