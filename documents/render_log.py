"""What WeasyPrint says while it works: in its log, in English, for all threads together."""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from documents.errors import PdfError

ENGINE_LOG = logging.getLogger("weasyprint")
PROGRESS_LOG = logging.getLogger("weasyprint.progress")
PROGRESS_LOG.setLevel(logging.INFO)
PROGRESS_LOG.propagate = False  # the steps are for whoever asked for the document, not for the log

UNREADABLE_IMAGE = re.compile(
    r"Failed to (?:load|render SVG) image (?:at )?'?(.+?)(?:'?: .*)?$", re.S
)
UNKNOWN_CHARACTER = re.compile(r'\.notdef glyph .*"(.*)" \(U\+(\w+)\)', re.S)
MISSING_FONT = re.compile(r"Font-face '(.+)' cannot be loaded")
# documents.tags looks at alternative texts itself: alt="" is right for a decoration.
IGNORED = re.compile(r'Image ".*" has no required alt description', re.S)

STEP = re.compile(r"Step (\d)(?:.* - Page (\d+))?")
STEPS = {
    "1": "อ่านเนื้อหา",
    "2": "อ่านรูปแบบ",
    "4": "เตรียมจัดหน้า",
    "5": "จัดหน้า",
    "6": "เขียน PDF",
}


class RenderLogHandler(logging.Handler):
    """Sorts what one thread's WeasyPrint reports: faults of the data, mistakes of ours."""

    def __init__(self, progress: Callable[[str], None] | None):
        super().__init__(logging.INFO)
        self.thread = threading.get_ident()
        self.progress = progress
        self.left_out: list[str] = []
        self.mistakes: list[str] = []
        self.missing_fonts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self.thread:
            return
        message = record.getMessage()
        if record.name == PROGRESS_LOG.name:
            self.report_step(message)
        elif record.levelno >= logging.WARNING and not IGNORED.match(message):
            self.sort(message)

    def sort(self, message: str) -> None:
        if match := UNREADABLE_IMAGE.match(message):
            remember(self.left_out, f"เว้นภาพที่เปิดไม่ได้หรือไม่อนุญาต: {match[1][:100]}")
        elif match := UNKNOWN_CHARACTER.match(message):
            # A space beside a strange character is drawn as part of it, and lacks nothing.
            if not match[1].isspace():
                remember(self.left_out, f"แบบอักษรไม่มีอักขระ “{match[1]}” (U+{match[2]})")
        elif match := MISSING_FONT.match(message):
            remember(self.missing_fonts, match[1])
        else:
            remember(self.mistakes, message)

    def report_step(self, message: str) -> None:
        match = STEP.match(message)
        if self.progress and match and match[1] in STEPS:
            self.progress(f"จัดหน้าที่ {match[2]}" if match[2] else STEPS[match[1]])


def remember(messages: list[str], message: str) -> None:
    if message not in messages:
        messages.append(message)


@contextmanager
def capture_log(progress: Callable[[str], None] | None) -> Iterator[RenderLogHandler]:
    """Listen to WeasyPrint in this thread. Raises PdfError at the end if a font was missing."""
    handler = RenderLogHandler(progress)
    ENGINE_LOG.addHandler(handler)
    PROGRESS_LOG.addHandler(handler)
    try:
        yield handler
    finally:
        ENGINE_LOG.removeHandler(handler)
        PROGRESS_LOG.removeHandler(handler)
    if handler.missing_fonts:
        names = ", ".join(handler.missing_fonts)
        raise PdfError(f"อ่านแบบอักษร {names} ไม่ได้ จึงไม่สร้าง PDF กรุณาแจ้งผู้ดูแลระบบ")
