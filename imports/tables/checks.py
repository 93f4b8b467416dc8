"""What contradicts itself within a table, or the year that it is to be of: told, never mended."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from imports.tables.notes import Notes
from imports.tables.proposal import Row
from imports.tables.target import Target
from imports.tables.words import key, years_in
from thai.dates import fiscal_year_bounds, format_short_thai_date

MOST_NAMED = 10  # rows in one sentence
DAYS = {"starts_on": "วันเริ่ม", "ends_on": "วันสิ้นสุด", "held_on": "วันที่ประชุม", "due_on": "กำหนดส่ง"}
FULL_SCORE = Decimal(100)


def check_rows(rows: Sequence[Row], target: Target, notes: Notes) -> None:
    """Tell what stands twice, days outside the year, ends before beginnings, odd scores."""
    for name in target.unique:
        _tell_twice(rows, name, target, notes)
    _tell_days(rows, notes)
    for row in rows:
        starts, ends = row.values.get("starts_on"), row.values.get("ends_on")
        if starts and ends and starts > ends:
            notes.tell(f"{row.cell}: วันสิ้นสุด {_thai(ends)} มาก่อนวันเริ่ม {_thai(starts)}")
        score = row.values.get("score")
        if score and not 0 <= Decimal(score) <= FULL_SCORE:
            notes.tell(f"{row.cell}: คะแนน {score} ไม่อยู่ระหว่าง 0 ถึง 100")


def check_year(texts: Sequence[str], notes: Notes) -> None:
    """Tell of titles that name another fiscal year than the one that is imported."""
    years = {year for text in texts for year in years_in(text) if "ปี" in text or "พ.ศ" in text}
    if years and notes.year_be not in years:
        named = ", ".join(str(year) for year in sorted(years))
        notes.tell(f"ชื่อตารางบอกปี {named} แต่กำลังนำเข้าเป็นปีงบประมาณ {notes.year_be} กรุณาตรวจ")


def _tell_twice(rows: Sequence[Row], name: str, target: Target, notes: Notes) -> None:
    first: dict[str, str] = {}
    field = target.field_named(name)
    label = field.label if field else name
    for row in rows:
        instrument = row.values.get("instrument", "") if name in ("number", "code") else ""
        # Offices number the measures of each side from 1, and list people by committee.
        group = row.values.get("committee") or (row.values.get("group") if name == "number" else "")
        said = key(str(row.values.get(name) or ""))
        if not said:
            continue
        before = first.setdefault(f"{instrument}|{group}|{said}", row.cell)
        if before != row.cell:
            notes.tell(f"{row.cell}: {label} “{row.values[name]}” ซ้ำกับ {before}")


def _tell_days(rows: Sequence[Row], notes: Notes) -> None:
    first, last = (day.isoformat() for day in fiscal_year_bounds(notes.year_be))
    outside = [
        f"{row.cell} {label} {_thai(day)}"
        for row in rows
        for name, label in DAYS.items()
        if (day := row.values.get(name)) and not first <= day <= last
    ]
    if outside:
        more = f" และอีก {len(outside) - MOST_NAMED} แห่ง" if len(outside) > MOST_NAMED else ""
        named = ", ".join(outside[:MOST_NAMED])
        notes.tell(f"วันที่อยู่นอกปีงบประมาณ {notes.year_be}: {named}{more}")


def _thai(day: str) -> str:
    return format_short_thai_date(date.fromisoformat(day))
