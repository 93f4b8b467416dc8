"""In which encoding a text was written: told by its bytes, never by its name."""

import codecs
import re

from office_files.contents import OfficeFileError

MOST_LOOKED_AT = 20_000  # characters

UNKNOWN = (
    "ระบบอ่านตัวอักษรในแฟ้มนี้ไม่ได้ ไม่ทราบว่าบันทึกด้วยรหัสอักษรใด "
    "กรุณาเปิดในโปรแกรมเดิม แล้วบันทึกเป็น “CSV UTF-8” หรือ .xlsx"
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_USUAL = re.compile(r"[\t\n\r -~\u00a0\u0e01-\u0e5b\u2010-\u2027\ufeff]")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
# What offices write; the others that Python knows are codes of bytes, or cost without bounds.
_NAMED = {
    "ascii", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "cp874", "tis-620", "iso8859-11", "cp1252", "iso8859-1", "iso8859-15", "gb2312", "gbk",
    "gb18030", "big5", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949",
}  # fmt: skip
_THAI_NAMES = {"tis-620", "tis620", "iso-8859-11", "windows-874", "x-windows-874", "cp-874"}
# A vowel or tone above or below a letter that it cannot stand on.
_STRAY = re.compile(r"(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
# Thai of one byte a letter that a program took for Western European and saved as such.
_MISREAD = re.compile(r"[\u00a1-\u00da\u00df-\u00fb]{3}")
_ENOUGH = 0.9


def decode(data: bytes) -> str:
    """The text of these bytes without a byte order mark. Raises OfficeFileError."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    for name in ("utf-8", "utf-16-le", "utf-16-be", "cp874"):
        text = _tried(data, name)
        if text is not None and _is_likely(text, name):
            return _mended(text)
    raise OfficeFileError(UNKNOWN)


def decode_as(data: bytes, name: str) -> str:
    """The text in an encoding that the file names itself; looked for if it is not of that one."""
    if any(data.startswith(mark) for mark, _ in _MARKS) or name.lower() in ("utf-16", "unicode"):
        return decode(data)
    known = "cp874" if name.lower() in _THAI_NAMES else _known(name)
    text = _tried(data, known) if known else None
    return decode(data) if text is None else _mended(text)


def _known(name: str) -> str:
    """The name by which Python knows an encoding of offices; "" for any other."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return found if found in _NAMED else ""


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise OfficeFileError(UNKNOWN) from error


def _tried(data: bytes, name: str) -> str | None:
    # Half a letter at the end is of a file that was cut.
    data = data[: len(data) // 2 * 2] if name.startswith("utf-16") else data
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _is_likely(text: str, name: str) -> bool:
    start = text[:MOST_LOOKED_AT]
    if name == "utf-8":
        # A few unseen signs come of a damaged disk or program; half of another encoding's bytes
        # are such.
        return _share(_UNPRINTED, start, of_none=0.0) < 1 - _ENOUGH
    if _share(_USUAL, start) < _ENOUGH:
        return False
    thai = len(_THAI.findall(start))
    return name != "cp874" or len(_STRAY.findall(start)) <= thai * (1 - _ENOUGH)


def _share(pattern: re.Pattern[str], text: str, of_none: float = 1.0) -> float:
    return len(pattern.findall(text)) / len(text) if text else of_none


def _mended(text: str) -> str:
    """Undo a Thai text that was read as Western European, when all of it reads as Thai then."""
    start = text[:MOST_LOOKED_AT]
    if _THAI.search(text) or not _MISREAD.search(start):
        return text
    for name in ("latin-1", "cp1252"):
        try:
            mended = text.encode(name).decode("cp874")
        except UnicodeError:
            continue
        if _is_likely(mended, "cp874"):
            return mended
    return text
