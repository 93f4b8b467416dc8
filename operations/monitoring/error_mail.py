"""Mail to the administrators when something fails: what, where and which request; never a storm."""

import logging
import threading
import time
from collections import deque

from django.conf import settings
from django.utils.log import AdminEmailHandler

from operations.monitoring.json_lines import error_frames, error_text, request_id

LONGEST_SUBJECT = 120  # characters


class RateLimit:
    """At most `most` times within `seconds`; counts what it refused. Threads share it."""

    def __init__(self, most: int, seconds: float):
        self.most, self.seconds = most, seconds
        self.times: deque[float] = deque()
        self.refused = 0
        self._lock = threading.Lock()

    def take(self) -> int | None:
        """How many were refused since the last one allowed, or None: not now."""
        with self._lock:
            now = time.monotonic()
            while self.times and now - self.times[0] >= self.seconds:
                self.times.popleft()
            if len(self.times) >= self.most:
                self.refused += 1
                return None
            self.times.append(now)
            refused, self.refused = self.refused, 0
            return refused


class AdministratorsMail(AdminEmailHandler):
    """
    Django's handler with a text of its own, for it would send addresses, cookies and forms along.

    Each process has a limit of its own: with three workers of the web server at most three times
    `most` mails go out within `seconds`. The log has every record.
    """

    def __init__(self, most: int, seconds: float):
        super().__init__()
        self.rate_limit = RateLimit(most, seconds)

    def emit(self, record: logging.LogRecord) -> None:
        if not (settings.ADMINS and settings.MAIL_IS_SET):
            return
        refused = self.rate_limit.take()
        if refused is None:
            return
        error = record.exc_info[1] if record.exc_info else None
        what = error_text(error) if error else record.getMessage().partition("\n")[0]
        try:
            self.send_mail(self.format_subject(what[:LONGEST_SUBJECT]), _text(record, refused))
        except OSError:
            return  # a dead mail server; the log has the record, and the doctor tells of the server
        except Exception:
            self.handleError(record)


def _text(record: logging.LogRecord, refused: int) -> str:
    request = getattr(record, "request", None)
    error = record.exc_info[1] if record.exc_info else None
    facts = [
        ("เกิดเหตุ", error_text(error) if error else record.getMessage()),
        ("ระดับ", f"{record.levelname} {record.name}"),
        ("หน้า", f"{request.method} {request.path}" if request else ""),
        ("รหัสคำขอ", request_id.get()),
        *getattr(record, "facts", {}).items(),
        ("ตำแหน่งในโปรแกรม", "\n  ".join(["", *error_frames(error)]) if error else ""),
    ]
    lines = [f"{name}: {value}" for name, value in facts if value]
    if refused:
        lines.append(f"\nก่อนหน้านี้มีอีก {refused} เรื่องที่ไม่ได้ส่งอีเมล เพื่อไม่ให้ท่วมกล่องจดหมาย")
    lines.append("\nรายละเอียดอยู่ในบันทึกของเซิร์ฟเวอร์ ค้นด้วยรหัสคำขอ และตรวจระบบด้วย manage.py doctor")
    return "\n".join(lines)
