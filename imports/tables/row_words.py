"""Words by which a row is known to be no row of a table: totals, notes, signatures, heads."""

import re
from collections.abc import Sequence

from imports.tables.view import At
from imports.tables.words import key, one_line, said, word_key

TOTAL = "แถวรวม ไม่ใช่ข้อมูลของตาราง"
NOTE = "หมายเหตุหรือข้อความท้ายตาราง"
SIGNATURE = "บรรทัดลงชื่อ"
HEAD_AGAIN = "หัวตารางที่พิมพ์ซ้ำ"
COLUMN_NUMBERS = "แถวเลขคอลัมน์"
VACANT = "ตำแหน่งว่าง ไม่มีบุคคล"
ONLY_NUMBER = "มีแต่ลำดับที่ ไม่มีข้อมูล"
OTHER_TABLE = "อีกตารางหนึ่ง ไม่ได้อ่าน"
TITLE = "ชื่อตารางหรือข้อความเหนือหัวตาราง"
PAGE = "เลขหน้า"
LONE_WORDS = "ข้อความที่ไม่อยู่ในคอลัมน์ใดของตาราง"

_TOTAL = re.compile(
    r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|เงิน|งบประมาณ|จำนวน|คะแนน|ด้าน|มิติ|แผนงาน|หมวด|[\s0-9๐-๙(:]|$)"
    r"|ยอดรวม|คะแนน(?:รวม|เฉลี่ย)|(?:ค่า)?เฉลี่ย|ผลรวม|(?:grand\s*)?total\b|sum\b|(?:ผล|สรุป)คะแนน)",
    re.IGNORECASE,
)
_GRADE = re.compile(r"(?:ผลการประเมิน)?\s*ระดับ(?:ผลการประเมิน|คะแนน|ที่ได้)?\s*[:：]?")
_GRADE_AND_NAME = re.compile(_GRADE.pattern + r"\s*\S.{0,40}")
LONGEST_HEAD = 150
LONGEST_OF_OTHER_HEAD = 60
LONGEST_OF_TOTAL = 80
_NUMERIC = re.compile(r"[\s0-9๐-๙.,฿%()-]*(?:บาท|โครงการ|กิจกรรม|คะแนน|ข้อ|ราย|คน)?[\s.-]*")
_NOTE = re.compile(r"\*|หมายเหตุ|ข้อมูล\s*ณ|ที่มา\s*[:：]|แหล่งที่มา|พิมพ์เมื่อ|รายงาน\s*ณ|คำชี้แจง|เอกสารแนบ")
_SIGNATURE = re.compile(
    r"\(?ลงชื่อ|\(?ลงนาม|ผู้รายงาน|ผู้จัดทำ|ผู้ตรวจ|ผู้อนุมัติ|ผู้รับรอง|ผู้ให้ข้อมูล|ผู้บันทึก|"
    r"\(\s*(?:นาย|นาง|ว่าที่)[^)]*\)\s*$"
)
_DOTS = re.compile(r"[.…_]{6,}")
_GROUP = re.compile(
    r"(?:ด้าน|มิติ|หมวด|ยุทธศาสตร์|กลยุทธ์|แผนงาน|แผนย่อย|ส่วนที่|ตอนที่|กลุ่มที่|ตัวชี้วัดย่อย|พันธกิจ|เป้าประสงค์|ประเด็น"
    r"(?:ที่|ยุทธ|การ)|ภารกิจ|องค์ประกอบที่|[ก-ฮ][.)]\s|[ivx]{1,4}[.)]\s)",
    re.IGNORECASE,
)
# A title that can be nothing but a group: "มิติที่ 1 …". "ส่วนที่ 2 …" may be a part of the document.
_GROUP_IN_TITLE = re.compile(
    r"(?:ด้าน|มิติ|หมวด|(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์|แผนงาน|พันธกิจ|ตัวชี้วัดย่อย)\s*(?:ที่)?\s*[0-9๐-๙]"
)
_SECTION_NUMBER = re.compile(r"[0-9๐-๙]{1,2}[.][0-9๐-๙]{1,2}[.]?")
_PAGE = re.compile(
    r"(?:หน้า|page)\s*(?:ที่)?\s*[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?|-\s*[0-9๐-๙]{1,4}\s*-",
    re.IGNORECASE,
)
_COLUMN_NUMBER = re.compile(r"\(?\s*[0-9๐-๙]{1,2}\s*\)?")


def is_numeric(at: At) -> bool:
    """Whether a cell holds a number, a dash or nothing else that is said."""
    return len(at.text) <= LONGEST_OF_TOTAL and bool(_NUMERIC.fullmatch(at.text))


def is_total(cells: Sequence[At], *, of_scores: bool = False) -> bool:
    """A row of sums: its words say so, and the rest of it are numbers. Scores end with a grade."""
    words = [at for at in cells if not is_numeric(at)]
    if not words or len(words) > 2 or any(len(at.text) > LONGEST_OF_TOTAL for at in words):
        return False
    label = one_line(words[0].text)
    if len(words) > 1 and says_group(label):  # "มิติที่ 1 | รวม | 3 โครงการ"
        label = one_line(words[1].text)
    if _GRADE.fullmatch(label) or (of_scores and _GRADE_AND_NAME.fullmatch(label)):
        return True
    return bool(_TOTAL.match(label))


def why_at_the_end(cells: Sequence[At]) -> str:
    """Why a row stands below a table and is none of it; "" for one that may be a row."""
    first = cells[0].text
    # A row with more cells may have dots to write on within one of them.
    if any(_DOTS.search(at.text) for at in cells[: 1 if len(cells) > 2 else 2]):
        return SIGNATURE
    if _SIGNATURE.match(first):
        return SIGNATURE
    return NOTE if _NOTE.match(first) else ""


def is_page_number(cells: Sequence[At]) -> bool:
    """Whether a row is the number of a page: "หน้า 1 จาก 2", "- ๒ -"."""
    return len(cells) == 1 and bool(_PAGE.fullmatch(cells[0].text))


def says_group(text: str) -> bool:
    """Whether words name a group of rows: ด้านที่ 1 …, หมวด …"""
    return bool(_GROUP.match(text))


def is_group_title(text: str) -> bool:
    """Whether a title over a table names the group of all its rows."""
    return bool(_GROUP_IN_TITLE.match(text))


def is_section_number(text: str) -> bool:
    """Whether a text is the number of a sub-indicator: 9.1, ๑๐.๒."""
    return bool(_SECTION_NUMBER.fullmatch(text))


def is_head_again(cells: Sequence[At], heads: Sequence[str]) -> bool:
    """Whether a row says what stands over its columns."""
    needed = max(2 if len(cells) > 1 else 1, len(cells) * 0.6)
    others = 0
    for at, head in zip(cells, heads, strict=True):
        others += not head or key(at.text[:LONGEST_HEAD]) != word_key(head)
        if len(cells) - others < needed:
            return False
    return bool(cells)


def are_column_numbers(cells: Sequence[At]) -> bool:
    """Whether a row numbers the columns: (1) (2) (3)."""
    if len(cells) < 3 or not all(_COLUMN_NUMBER.fullmatch(at.text) for at in cells):
        return False
    numbers = [int("".join(filter(str.isdecimal, at.text))) for at in cells]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def is_other_head(cells: Sequence[At], words: frozenset[str], *, is_near: bool = False) -> bool:
    """
    Whether most of a row's cells are words that stand over columns of any target; all of them, and
    three at least, where another row `is_near` above it.
    """
    if any(len(at.text) > LONGEST_OF_OTHER_HEAD for at in cells):
        return False
    known = sum(bool({said(at.text).key, said(at.text).bare} & words) for at in cells)
    if is_near:
        return known == len(cells) >= 3
    return known >= 2 and known >= len(cells) * 0.6


def head_words(words: Sequence[str]) -> frozenset[str]:
    """Words of heads, ready for `is_other_head`."""
    return frozenset(word_key(word) for word in words)
