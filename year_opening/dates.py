"""What is to be noted of a day that was moved to another year."""

from datetime import date
from functools import cache
from pathlib import Path

from records.data_files import read_data_file
from thai.dates import format_thai_weekday

HOLIDAYS = Path(__file__).parent / "data" / "holidays.toml"
LEAP_DAY = (2, 29)
HALF_YEAR = (3, 31)
YEAR_END = (9, 30)


def note_of(before: date, after: date) -> str:
    """
    What to look at in a day that was moved, in Thai; "" for nothing.

    Told, never changed: whether a day in place of a holiday counts is the office's to say.
    """
    told = []
    if (before.month, before.day) == LEAP_DAY and after.day != before.day:
        told.append("ปีใหม่ไม่มีวันที่ 29 กุมภาพันธ์ จึงเป็นวันที่ 28")
    if (after.month, after.day) == HALF_YEAR:
        told.append("วันสิ้นครึ่งปีแรกของปีงบประมาณ")
    if (after.month, after.day) == YEAR_END:
        told.append("วันสิ้นปีงบประมาณ")
    if after.weekday() >= 5:
        told.append(f"ตรงกับ{format_thai_weekday(after)}")
    if name := _holidays().get((after.month, after.day)):
        told.append(f"ตรงกับวันหยุด ({name})")
    return " · ".join(told)


@cache
def _holidays() -> dict[tuple[int, int], str]:
    """The fixed holidays by month and day; movable ones are not among them."""
    data = read_data_file(HOLIDAYS)
    data.only_keys("holiday")
    return {
        (table.number("month"), table.number("day")): table.text("name")
        for table in data.tables("holiday")
    }
