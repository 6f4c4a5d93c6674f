"""What a server logs, by one setting: nothing but warnings, lines for people, or lines of JSON for programs.

A line for each request says what was asked for, how it went and how long it took. No question's words stand in any.
"""

import json
import logging
import sys
from datetime import UTC, datetime

from assistant.web.observed import SeenRequest

log = logging.getLogger("rujukan.requests")

OURS = ("method", "route", "status", "milliseconds", "request_id")
"""What a request's line has beside its words."""


def start_logging(form: str) -> None:
    """Log to standard error: as `text`, as `json`, or (`off`) as Python does it, warnings alone."""
    if form == "off":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JSONLines() if form == "json" else logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    # The root alone: libraries are heard at warnings, and we at what we tell.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for ours in ("rujukan", "assistant", "corpus", "ingest"):
        logging.getLogger(ours).setLevel(logging.INFO)


class JSONLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and of a request what `OURS` names."""

    def format(self, record: logging.LogRecord) -> str:
        """A record as a line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: vars(record)[name] for name in OURS if name in vars(record)}
        if record.exc_info and record.exc_info[0]:
            # Where, and of which kind: an error's own words may be somebody's question.
            line["error"] = record.exc_info[0].__name__
            line["place"] = _place(record)
        return json.dumps(line, ensure_ascii=False)


def _place(record: logging.LogRecord) -> str:
    """File and line at which an error arose."""
    trace = record.exc_info[2] if record.exc_info else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""


def log_request(seen: SeenRequest) -> None:
    """Log a request."""
    found = {
        "method": seen.method,
        "route": seen.route,
        "status": seen.status,
        "milliseconds": round(seen.seconds * 1000, 1),
        "request_id": seen.request_id,
    }
    log.info("%s %s %s %s ms %s", *found.values(), extra=found)
