"""Meetings that contradict themselves, each other or their year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from imports.documents.marks import marked
from imports.documents.oddities.running_numbers import gaps_in
from thai.dates import fiscal_year_bounds, format_thai_date
from thai.likeness import key_of, name_key, repeated

OUTSIDE = "{name}: วันที่ประชุม {day} อยู่นอกปีงบประมาณ {year} กรุณาตรวจ"
NUMBER_TWICE = "ครั้งที่ {number} ของคณะกรรมการเดียวกันมี {count} การประชุมในแฟ้มนี้ กรุณาตรวจ"
ENDS_FIRST = "{name}: เลิกประชุม {end} น. มาก่อนเริ่มประชุม {start} น. กรุณาตรวจ"
LISTED_TWICE = "{name}: “{person}” อยู่ในรายชื่อ{kind}สองครั้ง"
LISTED_AS_BOTH = "{name}: “{person}” เป็นทั้ง{kind}และ{other}"
KINDS = {"present": "ผู้มาประชุม", "absent": "ผู้ไม่มาประชุม", "guest": "ผู้เข้าร่วมประชุม"}

Meeting = Mapping[str, Any]


def odd_meetings(meetings: Sequence[Meeting], year_be: int) -> list[str]:
    """Sentences on meetings as the JSON of minutes has them."""
    told = [sentence for one in meetings for sentence in _odd(one, year_be)]
    keys = [(key_of(one["committee"]), key_of(one["number"])) for one in meetings]
    times = Counter(key for key in keys if key[1])
    for key, one in zip(keys, meetings, strict=True):
        if (count := times.pop(key, 0)) > 1:
            told.append(NUMBER_TWICE.format(number=one["number"], count=count))
    return told


def _odd(meeting: Meeting, year_be: int) -> Iterator[str]:
    name = f"การประชุมครั้งที่ {meeting['number']}" if meeting["number"] else "รายงานการประชุม"
    first, last = fiscal_year_bounds(year_be)
    day = date.fromisoformat(meeting["held_on"]) if meeting["held_on"] else None
    if day and not first <= day <= last:
        yield OUTSIDE.format(name=name, day=format_thai_date(day), year=year_be)
    start, end = meeting["starts_at"], meeting["ends_at"]
    if start and end and end < start:
        yield ENDS_FIRST.format(name=name, start=start, end=end)
    tops = [marked(f"{item['number']}. x").numbers for item in meeting["agenda"]]
    yield from gaps_in([top[0] for top in tops if len(top) == 1], f"{name}: ระเบียบวาระที่")
    yield from _listed_twice(name, meeting["attendance"])


def _listed_twice(name: str, people: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for place, before in repeated([name_key(one["name"]) for one in people]):
        one, other = people[place], people[before]
        said = LISTED_TWICE if one["kind"] == other["kind"] else LISTED_AS_BOTH
        kinds = {"kind": KINDS[other["kind"]], "other": KINDS[one["kind"]]}
        yield said.format(name=name, person=one["name"], **kinds)
