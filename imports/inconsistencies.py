"""
What is odd in the words of a loaded year: told, never corrected.

A published record stays as printed; whoever loads it should know what does not add up.
"""

import re
from difflib import SequenceMatcher
from itertools import combinations

from agency.models import FiscalYear
from meetings.models import Meeting
from thai.dates import format_thai_date, format_thai_weekday
from thai.digits import to_arabic_digits, to_thai_digits

_SHARE = re.compile(r"ร้อยละ\s*([\d.]+).*?มีจำนวน\s*(\d+)\s*ข้อ.*?(?:ครบ)\s*(\d+)\s*ข้อ", re.DOTALL)
_WEEKDAY = re.compile(r"วัน(จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)")
_TITLES = ("นางสาว", "นาง", "นาย")


def find_inconsistencies(fiscal_year: FiscalYear) -> list[str]:
    """One Thai sentence for each thing that does not add up in the year's minutes."""
    found = []
    for meeting in Meeting.objects.filter(fiscal_year=fiscal_year).for_minutes():
        found += agenda_numbers(meeting)
        found += weekday(meeting)
        found += shares(meeting)
        found += names(meeting)
    return found


def agenda_numbers(meeting: Meeting) -> list[str]:
    """Agenda numbers that do not run 1, 2, 3 …"""
    printed = [item.printed_number for item in meeting.agenda_items.all()]
    expected = [to_thai_digits(number) for number in range(1, len(printed) + 1)]
    if [to_thai_digits(number) for number in printed] == expected:
        return []
    return [f"{meeting}: เลขระเบียบวาระเรียงเป็น {' '.join(printed)}"]


def weekday(meeting: Meeting) -> list[str]:
    """A printed weekday that the calendar contradicts."""
    printed = _WEEKDAY.search(meeting.printed_date)
    real = format_thai_weekday(meeting.held_on)
    if not printed or printed[0] == real:
        return []
    day = format_thai_date(meeting.held_on)
    return [f"{meeting}: พิมพ์ว่า{printed[0]} แต่วันที่ {day} เป็น{real}"]


def shares(meeting: Meeting) -> list[str]:
    """A percentage that the counts beside it contradict."""
    found = []
    for item in meeting.agenda_items.all():
        for statement in item.statements.all():
            for match in _SHARE.finditer(to_arabic_digits(statement.text)):
                percent, total, done = float(match[1]), int(match[2]), int(match[3])
                real = round(done * 100 / total, 2) if total else 0.0
                if abs(real - percent) > 0.01:
                    found.append(
                        f"{meeting}: พิมพ์ว่าร้อยละ {match[1]} แต่ {done} จาก {total} ข้อ "
                        f"คิดเป็นร้อยละ {real}"
                    )
    return found


def names(meeting: Meeting) -> list[str]:
    """People of one family name whose given names differ by a letter or two."""
    spoken = {
        statement.speaker
        for item in meeting.agenda_items.all()
        for statement in item.statements.all()
    }
    people = sorted(
        name
        for name in spoken
        | {row.name for row in meeting.attendance.all()}
        | {row.name for row in meeting.signatures.all()}
        if name.startswith(_TITLES)
    )
    return [
        f"{meeting}: ชื่อสะกดสองแบบ “{one}” และ “{other}”"
        for one, other in combinations(people, 2)
        if _nearly_the_same(one, other)
    ]


def _nearly_the_same(one: str, other: str) -> bool:
    if one.split()[-1] != other.split()[-1]:
        return False
    return SequenceMatcher(None, one, other).ratio() > 0.85
