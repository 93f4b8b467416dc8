"""A web page saved as one file (.mht, .mhtml), which Word and Excel write too."""

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage

from office_files.contents import OfficeFile, OfficeFileError
from office_files.html_parsing import TOO_DEEP
from office_files.web_pages import KIND, MOST_BYTES, TOO_BIG, read_html

EMPTY = "หน้าเว็บที่บันทึกไว้นี้ (.mht) ไม่มีข้อความ ระบบอ่านไม่ได้"
_START = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:", re.IGNORECASE)
_TAB_STRIP = re.compile(rb"<frameset|name=.?frTabs|fnSetTabState|class=.?zTabs", re.IGNORECASE)
_HEAD = 4_096  # bytes
MOST_PARTS = 2_000
# The library goes one deeper for each part of parts; a saved page has one or two.
_OF_PARTS = re.compile(rb"(?:\A|[\r\n])content-type:\s*(?:multipart|message)/", re.IGNORECASE)
MOST_OF_PARTS = 50


def is_web_archive(data: bytes) -> bool:
    """Whether it begins as a saved page does."""
    head = data[:_HEAD]
    return bool(_START.match(head)) and b"multipart/related" in head.lower()


def read_web_archive(data: bytes) -> OfficeFile:
    """The page of the archive, with the address it came from. Raises OfficeFileError."""
    if len(data) > MOST_BYTES or data.count(b"\nContent-Type:") > MOST_PARTS:
        raise OfficeFileError(TOO_BIG)
    if len(_OF_PARTS.findall(data)) > MOST_OF_PARTS:
        raise OfficeFileError(TOO_DEEP)
    message = message_from_bytes(data, policy=policy.default)
    parts = [
        part
        for part in message.walk()
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage)
    ]
    if not parts:
        raise OfficeFileError(EMPTY)
    try:
        return read_html(_charset_told(parts[0]), _address(parts[0], message))
    except OfficeFileError:
        if len(parts) == 1:
            raise
    return _joined([part for part in parts[1:] if not _TAB_STRIP.search(_charset_told(part))])


def _joined(parts: list[EmailMessage]) -> OfficeFile:
    """The sheets that Excel keeps as pages of their own, behind one that only frames them."""
    file = OfficeFile(KIND)
    for part in parts:
        with suppress(OfficeFileError):
            file.blocks += read_html(_charset_told(part)).blocks
    for number, grid in enumerate(file.grids, start=1):
        grid.title = f"ตารางที่ {number}"
    if not file.blocks:
        raise OfficeFileError(EMPTY)
    return file


def _charset_told(part: EmailMessage) -> bytes:
    """The bytes of the page, with its encoding before them where only the archive tells it."""
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    charset = part.get_content_charset()
    if charset and b"charset" not in data[:_HEAD].lower():
        return f"<meta charset={charset}>".encode() + data
    return data


def _address(part: EmailMessage, message: EmailMessage) -> str:
    found = (part.get("Content-Location", ""), message.get("Snapshot-Content-Location", ""))
    return next((one for one in found if one.startswith(("http://", "https://"))), "")
