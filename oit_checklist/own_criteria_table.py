"""
An office's own table of criteria: headings in other words, merged cells, many lines in a cell.

Read as far as it is unambiguous. What a person has to decide is told by its cell.
"""

import re
from dataclasses import dataclass, field, replace

from oit_checklist.criteria_set import (
    CriteriaError,
    CriteriaSet,
    ElementEntry,
    Fault,
    ItemEntry,
    SectionEntry,
)
from oit_checklist.element_cell import read_elements, says_either
from oit_checklist.headed_table import Column, HeadedTable, Value, column_faults, place_of
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.printed_numbers import item_number, section_and_title, section_number
from thai.digits import to_arabic_digits
from thai.likeness import key_of

Rule = ChecklistItem.PeriodRule

OWN_COLUMNS = (
    Column("instrument", "เครื่องมือ", also=("แบบวัด",)),
    Column(
        "code",
        "ข้อ",
        required=True,
        also=("ข้อที่", "ข้อ OIT", "OIT", "รหัส", "รหัสข้อ", "ที่", "ลำดับ", "ลำดับที่"),
    ),
    Column("section", "ตัวชี้วัดย่อย", also=("ตัวชี้วัดย่อยที่", "ตัวชี้วัด", "ตัวชี้วัดที่")),
    Column("section_title", "ชื่อตัวชี้วัดย่อย"),
    Column("theme", "ประเด็น", also=("หมวด", "ประเด็นการประเมิน", "หัวข้อ")),
    Column(
        "title",
        "ข้อมูล",
        required=True,
        also=("ชื่อข้อ", "ชื่อข้อมูล", "รายการ", "รายการข้อมูล", "ข้อมูลที่ต้องเปิดเผย", "ข้อมูลที่เผยแพร่"),
    ),
    Column(
        "elements",
        "องค์ประกอบด้านข้อมูล",
        also=("องค์ประกอบ", "รายละเอียด", "รายละเอียดข้อมูล", "องค์ประกอบข้อมูล"),
    ),
    Column("period", "ช่วงเวลา", also=("ช่วงเวลาของข้อมูล", "ปีของข้อมูล", "ระยะเวลา", "รอบข้อมูล")),
)
_YEAR = re.compile(r"(?<![0-9])(2[56][0-9]{2})(?![0-9])")
_PERIOD_WORDS = {
    Rule.FIRST_HALF: ("6 เดือนแรก", "รอบ 6 เดือนแรก", "รอบ 6 เดือน", "6 เดือน", "ครึ่งปีแรก"),
    Rule.CURRENT_YEAR: ("ปีปัจจุบัน", "ปีงบประมาณปัจจุบัน", "ปีที่ประเมิน", "ปีนี้"),
    Rule.PREVIOUS_YEAR: ("ปีก่อนหน้า", "ปีงบประมาณก่อนหน้า", "ปีก่อน", "ปีที่ผ่านมา", "ปีงบประมาณที่ผ่านมา"),
    Rule.PREVIOUS_ITA: ("ผลการประเมิน ITA ปีก่อน", "ผล ITA ปีก่อน", "ผลการประเมิน ITA ของปีก่อนหน้า"),
    Rule.UNKNOWN: ("ยังไม่ทราบ", "ไม่ทราบ"),
    "": ("", "-", "ไม่กำหนด", "ไม่ระบุ"),
}
_PERIOD_BY_KEY = {
    key_of(word): str(rule) for rule, words in _PERIOD_WORDS.items() for word in words
}


def read_own_table(
    table: HeadedTable, fiscal_year: int | None = None
) -> tuple[CriteriaSet, tuple[Fault, ...]]:
    """The set of a table and its questions. Raises CriteriaError with every fault by its cell."""
    reader = _Reader(table, fiscal_year or _year_above(table) or 0)
    criteria = reader.read()
    if reader.faults:
        raise CriteriaError(*reader.faults)
    return criteria, tuple(reader.questions)


def _year_above(table: HeadedTable) -> int | None:
    """The one year that the lines above the headings name, or else the name of the sheet."""
    texts = [cell.text for (row, _), cell in sorted(table.grid.cells.items()) if row < table.head]
    for text in (" ".join(texts), table.grid.title):
        years = {int(year) for year in _YEAR.findall(to_arabic_digits(text))}
        if len(years) == 1:
            return years.pop()
    return None


@dataclass
class _Reader:
    table: HeadedTable
    year: int
    faults: list[Fault] = field(default_factory=list)
    questions: list[Fault] = field(default_factory=list)
    sections: dict[str, SectionEntry] = field(default_factory=dict)
    section: str = ""  # the one that rows stand in which do not name theirs
    theme: str = ""
    items: list[ItemEntry] = field(default_factory=list)

    def read(self) -> CriteriaSet:
        grid = self.table.grid
        if not self.year:
            self.faults.append(
                Fault(f"แผ่น “{grid.title}”", "ไม่พบปีงบประมาณเหนือตาราง กรุณาเลือกปีที่จะนำเข้า")
            )
        self.faults += column_faults(self.table)
        for at, text in self.table.unknown:
            self.questions.append(
                Fault(place_of(grid, self.table.head, at), f"ไม่รู้จักคอลัมน์ “{text}” จึงไม่ได้อ่านคอลัมน์นี้")
            )
        for row, values in self.table.rows():
            self._row(row, values)
        return CriteriaSet(
            fiscal_year=self.year,
            sections=tuple(self.sections.values()),
            items=tuple(self.items),
            place=f"แผ่น “{grid.title}”",
        )

    def _row(self, row: int, values: dict[str, Value]) -> None:
        code, title = values["code"], values["title"]
        if self._is_group_heading(row) or self._is_no_row(row, values):
            return
        self._take_section(values)
        if "theme" in values and values["theme"].text:
            self.theme = values["theme"].text
        if code.text and code.is_own:
            self._item(code, title, values)
        elif (lines := values.get("elements")) and lines.text and lines.is_own and self.items:
            # Further lines of the item above.
            last = self.items[-1]
            self.items[-1] = replace(last, elements=last.elements + self._elements(lines))
        elif title.text and title.is_own:
            self.faults.append(Fault(code.place, f"ขาดเลขข้อของ “{title.text[:60]}”"))

    def _is_group_heading(self, row: int) -> bool:
        """A row of one cell that names a sub-indicator: what stands below belongs to it."""
        columns = self.table.grid.columns_of(row)
        if len(columns) != 1:
            return False
        cell = self.table.grid.at(row, columns[0])
        found = section_and_title(cell.text)
        if found is None or not found[1]:
            return False
        self._note_section(*found, place_of(self.table.grid, row, columns[0]))
        return True

    def _is_no_row(self, row: int, values: dict[str, Value]) -> bool:
        """The headings again, as on the next printed page, or a remark in one cell."""
        grid, columns = self.table.grid, self.table.grid.columns_of(row)
        if all(grid.at(row, at).text == grid.at(self.table.head, at).text for at in columns):
            return True
        meant = {self.table.columns.get(name) for name in ("code", "title", "elements")}
        if len(columns) == 1 and columns[0] not in meant and not grid.merged.get((row, columns[0])):
            self.questions.append(Fault(place_of(grid, row, columns[0]), "ไม่ใช่ข้อ จึงไม่ได้อ่านแถวนี้"))
            return True
        return False

    def _take_section(self, values: dict[str, Value]) -> None:
        value = values.get("section")
        if value is None:
            return
        if not value.text:
            if self.section and values["code"].text:
                said = f"ช่องตัวชี้วัดย่อยว่าง ระบบอ่านว่าเป็น {self.section} เหมือนแถวบน"
                self.questions.append(Fault(value.place, said))
            return
        title = values["section_title"].text if "section_title" in values else ""
        found = section_and_title(value.text)
        if value.cell.is_number:
            number, why = section_number(value.cell, self._numbers())
            found = (number, "")
            if why:
                self.faults.append(Fault(value.place, why))
        if found is None or "." not in found[0]:
            self.faults.append(
                Fault(
                    value.place, f"“{value.text[:60]}” ไม่ใช่เลขตัวชี้วัดย่อย ตัวอย่าง 9.1 หรือ 9.1 ข้อมูลพื้นฐาน"
                )
            )
            return
        self._note_section(found[0], found[1] or title, value.place)

    def _numbers(self) -> list[str]:
        column = self.table.columns["section"]
        cells = (cell for (_, at), cell in self.table.grid.cells.items() if at == column)
        return [found[0] for cell in cells if (found := section_and_title(cell.text))]

    def _note_section(self, number: str, title: str, place: str) -> None:
        if number != self.section:
            self.theme = ""
        self.section = number
        known = self.sections.get(number)
        if known is None or (title and known.title == number):
            # Without a title of its own it is called by its number, and a person is told.
            self.sections[number] = SectionEntry(number=number, title=title or number, place=place)
            if not title:
                self.questions.append(Fault(place, f"ตัวชี้วัดย่อย {number} ไม่มีชื่อ ใช้เลขแทนไปก่อน"))
        elif title and key_of(title) != key_of(known.title):
            self.faults.append(
                Fault(
                    place,
                    f"ตัวชี้วัดย่อย {number} มีสองชื่อ “{known.title}” และ “{title}” อาจเป็น {number}0",
                )
            )

    def _item(self, code: Value, title: Value, values: dict[str, Value]) -> None:
        number = item_number(code.text)
        instrument = self._instrument(code, values)
        if number is None and instrument in Instrument.values:
            self.faults.append(Fault(code.place, f"“{code.text}” ไม่ใช่เลขข้อ ตัวอย่าง o12"))
        period = values.get("period")
        elements = values.get("elements")
        is_oit = instrument == Instrument.OIT
        self.items.append(
            ItemEntry(
                instrument=instrument,
                number=number or len(self.items) + 1,
                section=self.section if is_oit else "",
                theme=self.theme,
                title=" ".join(title.text.split()),
                period=self._period(period),
                elements=self._elements(elements) if elements and elements.text else (),
                place=code.place,
                places={
                    "title": title.place,
                    "number": code.place,
                    **({"period": period.place} if period else {}),
                },
            )
        )

    def _instrument(self, code: Value, values: dict[str, Value]) -> str:
        named = values["instrument"].text.upper() if "instrument" in values else ""
        if named:
            return named
        letters = re.match(r"[A-Za-z]*", code.text.strip())
        typed = letters[0].upper() if letters else ""
        # Another checklist's code names it: MOIT 1.
        return typed if typed not in ("", "O") else Instrument.OIT.value

    def _period(self, value: Value | None) -> str:
        if value is None:
            return ""
        typed = to_arabic_digits(value.text)
        if (known := _PERIOD_BY_KEY.get(key_of(typed))) is not None:
            return known
        for rule in Rule:
            if key_of(typed) in (key_of(rule.label), rule.value):
                return rule.value
        years = set(_YEAR.findall(typed))
        rest = re.sub(r"[\s.]|ตลอด|ประจำ|ปีงบประมาณ|พ\.?ศ\.?|ปี|ข้อมูล|ของ", "", _YEAR.sub("", typed))
        if len(years) == 1 and not rest:
            return {
                self.year: Rule.CURRENT_YEAR.value,
                self.year - 1: Rule.PREVIOUS_YEAR.value,
            }.get(int(years.pop()), value.text)
        if len(years) == 1 and key_of(rest) in {key_of("6เดือนแรก"), key_of("รอบ6เดือนแรก")}:
            return Rule.FIRST_HALF.value if str(self.year) in years else value.text
        return value.text

    def _elements(self, value: Value) -> tuple[ElementEntry, ...]:
        if says_either(value.text):
            self.questions.append(
                Fault(
                    value.place,
                    "ช่องนี้มีคำว่า “อย่างใดอย่างหนึ่ง” หรือคำทำนองเดียวกัน: "
                    "เป็นบรรทัดเดียว หรือเป็นข้อย่อยที่มีข้อใดข้อหนึ่งก็พอ "
                    "ระบบอ่านเป็นบรรทัดเดียวไว้ก่อน",
                )
            )
        return read_elements(value.text, value.place)
