"""
The log: one JSON object a line, with nothing in it that says who a citizen is.

Also read by gunicorn before the settings stand, so nothing of Django is imported here.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

LONGEST_TEXT = 1_000  # characters
FRAMES = 12  # of a traceback, the innermost

# The id of the request that this thread is answering; "" between requests and in commands.
request_id: ContextVar[str] = ContextVar("request_id", default="")

# What a person typed comes back in the texts of errors: in quotes, as an address, as a number.
_TYPED = re.compile(r"""'[^']*'|"[^"]*"|\S+@\S+|[0-9๐-๙][0-9๐-๙ -]{5,}""")


class JsonLines(logging.Formatter):
    """
    Writes a record as JSON; `extra={"facts": {…}}` adds fields of its own.

    Of an error it gives the type, where it happened and the first line of its text without what
    stands in quotes: the database's own texts go on with the values of the row.
    """

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "time": when.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage()[:LONGEST_TEXT],
        }
        if current := request_id.get():
            line["request_id"] = current
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line["error"] = error_text(record.exc_info[1])
            line["where"] = error_frames(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def error_text(error: BaseException) -> str:
    """The type of an error and the first line of its text, without what somebody typed."""
    first_line = str(error).partition("\n")[0][:LONGEST_TEXT]
    return f"{type(error).__name__}: {_TYPED.sub('…', first_line)}"


def error_frames(error: BaseException) -> list[str]:
    """Where an error happened, from the outer to the inner call; of its cause when it has one."""
    frames = traceback.extract_tb((error.__cause__ or error).__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-FRAMES:]]
