"""A web page, or HTML from the clipboard, as paragraphs and tables."""

import re

from lxml import etree

from office_files.contents import Block, OfficeFile, OfficeFileError
from office_files.encodings import decode, decode_as
from office_files.filling import Filling
from office_files.html_parsing import TOO_DEEP, parse_page
from office_files.html_tables import is_layout, read_grid
from office_files.html_text import DELETED, HIDDEN, PICTURE, Flow, Page
from office_files.parts import MOST_TAGS

KIND, PASTED = "หน้าเว็บ (HTML)", "ข้อความที่วาง"
MOST_BYTES = 50 * 1024 * 1024
DEEPEST_TABLE = 50

EMPTY = "หน้าเว็บนี้ไม่มีข้อความหรือตาราง ระบบอ่านเฉพาะข้อความที่อยู่ในแฟ้ม"
PICTURES = "หน้าเว็บนี้มีแต่ภาพ ไม่มีข้อความ ระบบอ่านภาพไม่ได้ กรุณาใช้แฟ้มต้นฉบับที่พิมพ์ไว้"
FRAMES = (
    "หน้าเว็บนี้เป็นเพียงกรอบ ข้อมูลอยู่ในแฟ้มอื่นที่บันทึกไว้ด้วยกัน ({names}) "
    "กรุณาเลือกแฟ้มในโฟลเดอร์นั้น เช่น sheet001.htm หรือใช้แฟ้ม Excel ต้นฉบับ"
)
MOST_NAMED = 3  # frames
TOO_BIG = "หน้าเว็บนี้ใหญ่เกินไป ระบบไม่เปิด กรุณาคัดลอกเฉพาะตารางแล้ววาง"
_TOLD = {
    HIDDEN: "หน้านี้มีข้อความที่ซ่อนไว้ {n} แห่ง ระบบไม่ได้อ่าน",
    DELETED: "หน้านี้มีข้อความที่ขีดฆ่าว่าลบ {n} แห่ง ระบบไม่ได้อ่าน",
    PICTURE: "หน้านี้มีภาพ {n} ภาพ ระบบไม่ได้อ่านสิ่งที่อยู่ในภาพ",
}

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_CLIPBOARD = re.compile(r"Version:[\d.]+\s+StartHTML:", re.IGNORECASE)
_SOURCE = re.compile(r"^SourceURL:(\S+)", re.IGNORECASE | re.MULTILINE)
_START, _LOOKED_AT = 4_096, 20_000  # bytes or characters in which a page tells what it is


def is_html(text: str) -> bool:
    """Whether a text is a web page or a piece of one, whatever it begins with."""
    start = text[:_LOOKED_AT].lower()
    if not start.lstrip().startswith("<") and not _CLIPBOARD.match(start):
        return False
    return any(f"<{name}" in start for name in ("html", "table", "body", "div", "p"))


def read_html(data: bytes, base: str = "") -> OfficeFile:
    """A page from a file, in whatever encoding. Raises OfficeFileError."""
    if len(data) > MOST_BYTES:
        raise OfficeFileError(TOO_BIG)
    told = _XML_ENCODING.search(data[:_START]) or _CHARSET.search(data[:_START])
    name = told[1].decode() if told else ""
    return read_html_text(decode_as(data, name) if name else decode(data), KIND, base)


def read_html_text(text: str, kind: str = PASTED, base: str = "") -> OfficeFile:
    """A page or a piece of one that is text already. Raises OfficeFileError."""
    if len(text) > MOST_BYTES or text.count("<") > MOST_TAGS:
        raise OfficeFileError(TOO_BIG)
    # The clipboard of Windows tells where it is from in lines before the page.
    root = parse_page(text[text.find("<") :] if _CLIPBOARD.match(text) else text)
    if root is None:
        raise OfficeFileError(EMPTY)
    page = Page(_Tables().read, base or _base(text, root))
    del text  # of a long page, as large as all that is read of it
    blocks = Flow(page).read(root)
    if frames := [src for one in root.iter("frame") if (src := one.get("src"))]:
        raise OfficeFileError(FRAMES.format(names=" ".join(frames[:MOST_NAMED])))
    if not blocks:
        raise OfficeFileError(PICTURES if page.told[PICTURE] else EMPTY)
    told = [_TOLD[kind].format(n=page.told[kind]) for kind in _TOLD if page.told[kind]]
    return OfficeFile(kind, blocks, told, page.base)


class _Tables:
    """The tables of one page, counted as they come."""

    def __init__(self) -> None:
        self._filling = Filling()
        self._count = 0
        self._depth = 0

    def read(self, table: etree._Element, page: Page) -> list[Block]:
        """Its caption and its grid; of one that only lays out, what stands in it."""
        self._depth += 1
        if self._depth > DEEPEST_TABLE:
            raise OfficeFileError(TOO_DEEP)
        blocks = Flow(page).read(table) if is_layout(table) else self._grid(table, page)
        self._depth -= 1
        return blocks

    def _grid(self, table: etree._Element, page: Page) -> list[Block]:
        blocks: list[Block] = []
        for caption in table.iterchildren("caption"):
            blocks += Flow(page).read(caption)
        self._count += 1
        title = f"ตารางที่ {self._count}"
        return blocks + list(read_grid(table, title, page, self._filling))


def _base(text: str, root: etree._Element) -> str:
    """The address of the page, where the file tells it."""
    saved = _SAVED_FROM.search(text[:_START]) or (
        _SOURCE.search(text[:_START]) if _CLIPBOARD.match(text) else None
    )
    found = [one.get("href", "") for one in root.iter("base")]
    found += [saved[1]] if saved else []
    found += [one.get("href", "") for one in root.iter("link") if one.get("rel") == "canonical"]
    addresses = (one.strip() for one in found)
    return next((one for one in addresses if one.lower().startswith(("http://", "https://"))), "")
