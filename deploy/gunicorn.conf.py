"""
How gunicorn serves the portal, under systemd and in a container.

Only the standard library is imported here. What the first process of gunicorn has in memory its
workers inherit, and after an update and a reload they would go on with the old program in part.
"""

import json
import logging
import os
import re
from datetime import UTC, datetime
from pathlib import Path

root = Path(__file__).resolve().parent.parent
settings_file = root / ".env"


def whole_number(text: str, otherwise: int) -> int:
    """
    The number that is written; nonsense counts as nothing.

    An error here would end the portal at a reload. "manage.py check" has told of the nonsense.
    """
    return int(text) if re.fullmatch("[1-9][0-9]?", text) else otherwise


def setting(name: str) -> str:
    """A setting from the environment or .env; "" without one. A reload reads it again."""
    text = settings_file.read_text() if settings_file.exists() else ""
    written = re.findall(rf"^{name}=(\w*)", text, re.MULTILINE)
    return os.environ.get(name, written[-1] if written else "")


wsgi_app = "ita_portal.wsgi"
chdir = str(root)
bind = "127.0.0.1:8000"  # without meaning where systemd hands the socket over
workers = whole_number(setting("WEB_WORKERS"), otherwise=min((os.cpu_count() or 1) + 1, 9))
worker_class = "gthread"
threads = 4
# A worker that does not say for so long that it lives is replaced. Laying out a long report does
# not keep it from saying so: another thread does that.
timeout = 60  # seconds
# So long a replaced worker may go on with what it has begun.
graceful_timeout = 120  # seconds
worker_tmp_dir = "/dev/shm"  # noqa: S108 - memory: a slow disk would look like a dead worker
control_socket_disable = True
proc_name = "ita-portal"

# Each worker writes its figures into the file of its place, and who follows it goes on there.
if folder := os.environ.get("RUNTIME_DIRECTORY"):  # from systemd, which empties it
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder


def pre_fork(server, worker):
    """Give the worker the first place that no living one has."""
    taken = {getattr(other, "place", None) for other in server.WORKERS.values()}
    worker.place = next(place for place in range(1000) if place not in taken)


def post_fork(server, worker):
    """Tell the worker's process its place; operations/monitoring/metrics.py reads it."""
    os.environ["PORTAL_WORKER"] = str(worker.place)


class JsonLines(logging.Formatter):
    """gunicorn's own messages, written as operations/monitoring/json_lines.py writes the log."""

    def format(self, record):
        """One line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


logconfig_dict = {
    "formatters": {"json": {"()": JsonLines}},
    "handlers": {"json": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"level": "INFO", "handlers": ["json"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": ["json"], "propagate": False}},
}
