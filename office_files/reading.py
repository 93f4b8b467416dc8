"""Any file of an office, or what was pasted, as paragraphs and grids: told by its first bytes."""

from collections.abc import Callable

from office_files.contents import OfficeFile, OfficeFileError
from office_files.docx import read_docx
from office_files.encodings import decode
from office_files.ods import read_ods
from office_files.pdf import read_pdf
from office_files.text_tables import read_pasted_text, read_text_table
from office_files.unforeseen import told
from office_files.web_archives import is_web_archive, read_web_archive
from office_files.web_pages import is_html, read_html, read_html_text
from office_files.xls import OLDEST, read_xls
from office_files.xlsx import read_xlsx
from records.file_identity import OLDER, OLE_NAMES, Identity, identity_of_bytes

MOST_BYTES = 50 * 1024 * 1024

TOO_BIG = (
    f"แฟ้มนี้ใหญ่เกิน {MOST_BYTES // 1024 // 1024} เมกะไบต์ ระบบไม่เปิด "
    "กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่ หรือบันทึกโดยไม่มีภาพ"
)
EMPTY = "แฟ้มนี้ว่างเปล่า ไม่มีข้อมูล กรุณาเลือกแฟ้มใหม่อีกครั้ง"
READABLE = (
    "ระบบอ่านได้: Word (.docx), Excel (.xlsx .xls), LibreOffice (.ods), .csv, .txt, "
    "หน้าเว็บ (.html) และ PDF ที่มีข้อความ"
)

_READERS: dict[str, Callable[[bytes], OfficeFile]] = {
    "docx": read_docx,
    "html": read_html,
    "ods": read_ods,
    "pdf": read_pdf,
    "xls": read_xls,
    "xlsx": read_xlsx,
    "xlsm": read_xlsx,
}
_AS_WORD = "กรุณาเปิดใน Word หรือ LibreOffice แล้วบันทึกเป็น .docx"
_AS_SHEET = "กรุณาเปิดใน Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx"
_NOT_A_PICTURE = "ระบบอ่านภาพไม่ได้ กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับที่พิมพ์ไว้"
# What to do about a kind that is not read.
_ADVICE = {
    **dict.fromkeys(("doc", "rtf", "odt"), _AS_WORD),
    **dict.fromkeys(("xlsb", "xml"), _AS_SHEET),
    **dict.fromkeys(("png", "jpg", "gif", "bmp", "tif", "heic"), _NOT_A_PICTURE),
    **dict.fromkeys(("zip", "rar", "7z"), "กรุณาแตกแฟ้มนี้ แล้วเลือกแฟ้มข้างในทีละแฟ้ม"),
    "incomplete": "มักเกิดจากคัดลอกหรือดาวน์โหลดไม่เสร็จ กรุณาเปิดแฟ้มต้นฉบับ บันทึกใหม่ แล้วนำเข้าอีกครั้ง",
    "locked": "กรุณาเปิดในโปรแกรมเดิม เอารหัสผ่านออก บันทึกใหม่ แล้วนำเข้าอีกครั้ง",
}


@told
def read_office_file(data: bytes, name: str = "") -> OfficeFile:
    """What the file holds. Its name decides nothing. Raises OfficeFileError with the cause."""
    if not data.strip(b"\x00 \t\r\n"):
        raise OfficeFileError(EMPTY)
    if len(data) > MOST_BYTES:
        raise OfficeFileError(TOO_BIG)
    kind = identity_of_bytes(data)
    if kind == OLDER:  # a large one tells its kind behind the bytes that were looked at
        kind = next((one for mark, one in OLE_NAMES if mark.encode("utf-16-le") in data), kind)
    if kind is None:
        return _read_text(data)
    if kind.ending in _READERS:
        return _READERS[kind.ending](data)
    raise OfficeFileError(_refusal(kind))


@told
def read_pasted(text: str, html: str = "") -> OfficeFile:
    """What was pasted, of the clipboard's HTML where it holds any. Raises OfficeFileError."""
    if "<" in html:
        try:
            return read_html_text(html)
        except OfficeFileError:
            if not text.strip():
                raise
    return read_html_text(text) if is_html(text) else read_pasted_text(text)


def _read_text(data: bytes) -> OfficeFile:
    """Pages that do not begin as pages do, and tables of texts."""
    if data.startswith(OLDEST):
        return read_xls(data)
    if is_web_archive(data):
        return read_web_archive(data)
    text = decode(data)
    return read_html(data) if is_html(text) else read_text_table(text)


def _refusal(kind: Identity) -> str:
    return f"แฟ้มนี้เป็น{kind.words} {_ADVICE.get(kind.ending, READABLE)}"
