"""The parts of an office file that is a zip archive, as XML; none is unpacked unmeasured."""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO, RawIOBase
from posixpath import dirname, join, normpath
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from office_files.contents import OfficeFileError

MOST_ENTRIES = 5_000
MOST_OF_A_PART = 30 * 1024 * 1024  # unpacked bytes of a part that becomes a tree
MOST_TAGS = 3_000_000  # of what becomes a tree: each takes a hundred times its letters
BEGINNING = 64 * 1024  # bytes in which a streamed part names its namespaces
MOST_KEPT_TAGS = 1_000_000  # of what is in memory of a streamed part at a time
MOST_STREAMED = 150 * 1024 * 1024  # of one that is read piece by piece
MOST_UNPACKED = 250 * 1024 * 1024  # of all parts
ENTRY_MARK = b"PK\x01\x02"

TOO_BIG = "แฟ้มนี้ขยายออกแล้วใหญ่เกินไป ระบบไม่เปิด กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่"
BROKEN = "เนื้อในของแฟ้มนี้ไม่ครบหรือไม่ตรงรูปแบบ ระบบอ่านไม่ได้ กรุณาเปิดในโปรแกรมเดิม บันทึกใหม่ แล้วนำเข้าอีกครั้ง"
ENTITIES = (
    "เนื้อในของแฟ้มนี้มีการประกาศข้อความย่อ (entity) ซึ่งแฟ้มสำนักงานทั่วไปไม่มีและอาจเป็นอันตราย ระบบไม่เปิด "
    "กรุณาเปิดในโปรแกรมเดิม บันทึกใหม่ แล้วนำเข้าอีกครั้ง"
)
LOCKED = "แฟ้มนี้ตั้งรหัสผ่านไว้ ระบบอ่านไม่ได้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน แล้วนำเข้าอีกครั้ง"

# The strict variant of the format names the same things by other addresses.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GROWING = re.compile("entity amplification|entity reference loop", re.IGNORECASE)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Relation:
    """What a part refers to: another part by its name, or an address outside."""

    kind: str  # the last word of its type: "hyperlink", "officeDocument"
    target: str
    is_outside: bool


def unpacked_size(data: bytes) -> int:
    """The bytes of all parts of an archive, as it tells itself; 0 for what is none."""
    try:
        return sum(entry.file_size for entry in _opened(data).infolist())
    except OfficeFileError:
        return 0


def _opened(data: bytes) -> ZipFile:
    # Counted before the library makes an object of each entry.
    if data.count(ENTRY_MARK) > MOST_ENTRIES:
        raise OfficeFileError(TOO_BIG)
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError, KeyError) as error:
        raise OfficeFileError(BROKEN) from error


class Parts:
    """An archive whose parts are read by name. Raises OfficeFileError for what is unsafe."""

    def __init__(self, data: bytes):
        self._archive = _opened(data)
        self._unpacked = 0
        self.names = set(self._archive.namelist())

    def read(self, name: str, most: int = MOST_OF_A_PART) -> bytes:
        """The bytes of a part, at most so many; nothing for a part that is not there."""
        if name not in self.names:
            return b""
        with self._open(name, most) as stream:
            return _STRICT.sub(_transitional, Unpacked(stream).read())

    def _open(self, name: str, most: int) -> IO[bytes]:
        entry = self._archive.getinfo(name)
        if entry.flag_bits & 0x1:
            raise OfficeFileError(LOCKED)
        self._unpacked += entry.file_size
        # A part cannot turn out longer than the archive says: zipfile stops there.
        if entry.file_size > most or self._unpacked > MOST_UNPACKED:
            raise OfficeFileError(TOO_BIG)
        try:
            return self._archive.open(entry)
        except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise OfficeFileError(BROKEN) from error

    def stream(self, name: str) -> "Unpacked | None":
        """A large part to be read piece by piece; None for a part that is not there."""
        if name not in self.names:
            return None
        stream = self._open(name, MOST_STREAMED)
        # It names its namespaces where it begins.
        return Unpacked(stream, _STRICT.sub(_transitional, Unpacked(stream).read(BEGINNING)))

    def xml(self, name: str, most: int = MOST_OF_A_PART) -> etree._Element | None:
        """The part as a tree; None for a part that is not there."""
        data = self.read(name, most)
        return parse(data) if data else None

    def relations(self, name: str) -> dict[str, Relation]:
        """What the part refers to, by the names it uses for them; "" is the whole file."""
        folder, _, base = name.rpartition("/")
        tree = self.xml(join(folder, "_rels", f"{base}.rels"))
        if tree is None:
            return {}
        return {found.get("Id", ""): _relation(found, name) for found in tree.iter(_RELATION)}

    def main_part(self) -> str:
        """The name of the part that holds the document or the list of sheets."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.names:
                return relation.target
        raise OfficeFileError(BROKEN)


class Unpacked(RawIOBase):
    """A part as it is unpacked; forged bytes, and what grows in memory, end in one error."""

    def __init__(self, stream: IO[bytes], beginning: bytes = b""):
        self._stream, self._beginning = stream, beginning
        self._tags = 0  # that came since what was read was last forgotten

    def forget(self) -> None:
        """What came so far is no longer in memory."""
        self._tags = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._beginning or self._next(size)
        self._beginning = b""
        self._tags += data.count(b"<")
        if self._tags > MOST_KEPT_TAGS:
            raise OfficeFileError(TOO_BIG)
        return data

    def _next(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        # What the library raises on forged bytes is not only its own error.
        except (BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as error:
            raise OfficeFileError(BROKEN) from error


def local(element: etree._Element) -> str:
    """The name of an element whatever its namespace: the strict format has other ones."""
    return element.tag.rpartition("}")[2]


def parse(data: bytes) -> etree._Element:
    """XML as a tree, nothing from outside fetched, without entities. Raises OfficeFileError."""
    if data.count(b"<") > MOST_TAGS:
        raise OfficeFileError(TOO_BIG)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OfficeFileError(cause_of(error)) from error
    refuse_entities(root)
    return root


def cause_of(error: Exception) -> str:
    """Why XML could not be read, in Thai."""
    return ENTITIES if _GROWING.search(str(error)) else BROKEN


def refuse_entities(element: etree._Element) -> None:
    """
    Raise OfficeFileError for XML that declares entities: they may grow, or fetch files.

    No program of an office writes them; left folded, their texts would be missing.
    """
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise OfficeFileError(ENTITIES)


def _relation(found: etree._Element, name: str) -> Relation:
    kind = found.get("Type", "").rpartition("/")[2]
    target = found.get("Target", "")
    if found.get("TargetMode") == "External":
        return Relation(kind, target, True)
    if target.startswith("/"):
        return Relation(kind, target.lstrip("/"), False)
    return Relation(kind, normpath(join(dirname(name), target)), False)


def _transitional(found: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/" + found[1] + b"/2006/"
