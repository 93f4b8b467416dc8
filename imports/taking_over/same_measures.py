"""Whether a measure of a file is one that the portal has: by number and title together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from imports.tables.proposal import Row
from imports.taking_over.job import Job
from imports.taking_over.numbering import Place
from thai.likeness import key_of

OTHER_MEASURE = (
    "ลำดับที่ {number} ของปีนี้ในระบบคือ “{stored}” ไม่ใช่ “{said}” กรุณาเลือกว่าเป็นมาตรการเดียวกันหรือไม่"
)
RENAMED = "เดียวกัน แก้ชื่อในระบบเป็น “{said}”"
KEPT = "เดียวกัน คงชื่อ “{stored}”"
ADDED = "คนละมาตรการ เพิ่มต่อท้าย"
OTHER_NUMBER = "{cell}: “{title}” เป็นลำดับที่ {stored} ในระบบ แต่ในแฟ้มเป็น {number} ระบบคงลำดับเดิมไว้"


class SameMeasures:
    """The stored measures of a year, asked row by row."""

    def __init__(self, job: Job, stored: Iterable[Any]):
        self.job = job
        self.by_number = {measure.number: measure for measure in stored}
        work = [measure for measure in self.by_number.values() if not measure.is_heading]
        times = Counter(key_of(measure.title) for measure in work)
        in_file = Counter(_title_key(row) for row in job.rows)
        self.by_title = {
            key: measure
            for measure in work
            if (key := key_of(measure.title)) and times[key] == 1 and in_file[key] == 1
        }
        printed = {str(row.values.get("number") or "") for row in job.rows}
        first = {each.partition(".")[0] for each in {*self.by_number, *printed}}
        whole = [int(each) for each in first if each.isdecimal()]
        self.last = max(whole, default=0)

    def settle(self, row: Row, place: Place) -> Place:
        """
        Where the row goes; `title` is "" where the stored one stays. What a person has to decide
        is noted as a doubt.
        """
        said = str(row.values.get("title") or "")
        here, known = self.by_number.get(place.number), self.by_title.get(key_of(said))
        if here and key_of(here.title) == key_of(said):
            return replace(place, title="")  # spelled otherwise, it stays
        if known:
            return self._known(row, place, known)
        if here is None or not said:
            return replace(place, title=said)
        return self._decided(row, place, here.title, said)

    def _known(self, row: Row, place: Place, known: Any) -> Place:
        """The only one of that title, below another number."""
        self.job.tell(
            OTHER_NUMBER.format(
                cell=row.cell, title=known.title, stored=known.number, number=place.number
            )
        )
        return Place(known.number, known.parent.number if known.parent else "")

    def _decided(self, row: Row, place: Place, stored: str, said: str) -> Place:
        why = OTHER_MEASURE.format(number=place.number, stored=stored, said=said)
        readings = (RENAMED.format(said=said), KEPT.format(stored=stored), ADDED)
        answer = self.job.ask(row.cell, said, readings, why)
        if answer == ADDED:
            self.last += 1
            return Place(str(self.last), title=said)
        return replace(place, title=said if answer == readings[0] else "")


def _title_key(row: Row) -> str:
    return key_of(str(row.values.get("title") or ""))
