"""Reading our own workbook of criteria, sheet by sheet; every fault is told by its cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from agency.models import FiscalYear
from documents.workbook_reading import Grid
from oit_checklist.cell_reading import CellReader, code_of, text_of
from oit_checklist.criteria_layout import (
    GRADE_COLUMNS,
    GRADE_SHEET,
    ITEM_COLUMNS,
    ITEM_SHEET,
    LINE_COLUMNS,
    LINE_SHEET,
    OFFICIAL,
    PROVISIONAL,
    SECTION_COLUMNS,
    SECTION_SHEET,
    VALUE_COLUMNS,
    YEAR_SHEET,
    YEAR_VALUES,
)
from oit_checklist.criteria_set import (
    CriteriaError,
    CriteriaSet,
    ElementEntry,
    Fault,
    GradeEntry,
    ItemEntry,
    Placed,
    SectionEntry,
    Weights,
)
from oit_checklist.headed_table import (
    Column,
    HeadedTable,
    Value,
    column_faults,
    find_table,
    heading_faults,
    place_of,
)
from oit_checklist.models import ChecklistItem, Confidence, PeriodBasis
from oit_checklist.printed_numbers import section_number
from thai.likeness import key_of

# What every row has of its own.
_OWN_OF_ROW = {
    YEAR_SHEET: ("key", "value"),
    GRADE_SHEET: ("name",),
    SECTION_SHEET: ("number",),
    ITEM_SHEET: ("code", "title"),
    LINE_SHEET: ("level", "text"),
}
_PERIODS = ChecklistItem.PeriodRule.choices


@dataclass
class Template:
    """The sheets of our own workbook, by the key of their title."""

    grids: dict[str, Grid]
    name: str
    cells: CellReader = field(default_factory=CellReader)

    @property
    def faults(self) -> list[Fault]:
        """All that was found so far."""
        return self.cells.faults

    def read(self) -> CriteriaSet:
        """The set of the sheets. Raises CriteriaError with all that cannot be read."""
        year = self._year_values()
        # In the order of the sheets, so that faults come in it too.
        grades = tuple(self._grades())
        sections = tuple(self._sections())
        items = list(self._items())
        lines = self._lines({(item.instrument, item.number) for item in items})
        with_lines = tuple(self._with_lines(item, lines) for item in items)
        weights = self._weights(year)
        criteria = CriteriaSet(
            fiscal_year=self.cells.whole(year.get("fiscal_year"), "ปีงบประมาณ") or 0,
            source=text_of(year, "source"),
            official=self._standing(year.get("standing")),
            copied_from=self.cells.whole(year.get("copied_from"), "ปีที่คัดลอกเกณฑ์มา"),
            weights=weights,
            oit_rule=code_of(FiscalYear.OitRule.choices, text_of(year, "oit_rule")),
            grades=grades,
            sections=sections,
            items=with_lines,
            place=self.name,
            places={key: value.place for key, value in year.items()},
        )
        if self.faults:
            raise CriteriaError(*self.faults)
        return criteria

    def _table(self, title: str, columns: tuple[Column, ...]) -> HeadedTable | None:
        """The table of a sheet; None for a sheet that is not there or holds nothing."""
        grid = self.grids.get(key_of(title))
        if grid is None or not grid.rows:
            return None
        table = find_table(grid, columns)
        if table is None:
            self.faults.extend(heading_faults(grid, columns))
            return None
        self.faults.extend(column_faults(table))
        self.faults.extend(
            Fault(place_of(grid, table.head, at), f"ไม่รู้จักหัวคอลัมน์ “{text}” หรือมีหัวนี้แล้ว")
            for at, text in table.unknown
        )
        return table

    def _rows(
        self, title: str, columns: tuple[Column, ...]
    ) -> Iterator[tuple[Placed, dict[str, Value]]]:
        table = self._table(title, columns)
        for row, values in table.rows() if table else ():
            places = {name: value.place for name, value in values.items()}
            place = f"แผ่น “{title}” แถว {row}"
            if any(value.text for value in values.values()):
                self._refuse_merged(title, values)
                yield Placed(place=place, places=places), values

    def _refuse_merged(self, title: str, values: dict[str, Value]) -> None:
        """A value merged over rows is that of each; not one that makes a row what it is."""
        for name in _OWN_OF_ROW.get(title, ()):
            if not values[name].is_own:
                self.faults.append(
                    Fault(
                        values[name].place, "ช่องนี้ผสานหลายแถว (merge) กรุณายกเลิกการผสาน แล้วกรอกทีละแถว"
                    )
                )

    def _year_values(self) -> dict[str, Value]:
        fields = {key_of(heading): name for name, heading in YEAR_VALUES.items()}
        found: dict[str, Value] = {}
        for _, values in self._rows(YEAR_SHEET, VALUE_COLUMNS):
            key = values["key"]
            if (name := fields.get(key_of(key.text))) is None:
                self.faults.append(Fault(key.place, f"ไม่รู้จักรายการ “{key.text}”"))
            elif values["value"].text:
                found[name] = values["value"]
        if "fiscal_year" not in found:
            self.faults.append(Fault(f"แผ่น “{YEAR_SHEET}”", f"ขาด{YEAR_VALUES['fiscal_year']}"))
        return found

    def _standing(self, value: Value | None) -> bool:
        if value and value.text not in (OFFICIAL, PROVISIONAL):
            self.faults.append(
                Fault(value.place, f"ไม่รู้จักสถานะ “{value.text}” ใช้ได้เฉพาะ {OFFICIAL}, {PROVISIONAL}")
            )
        return value is not None and value.text == OFFICIAL

    def _weights(self, year: dict[str, Value]) -> Weights | None:
        named = {name: year[name] for name in ("iit", "eit", "oit") if name in year}
        if not named:
            return None
        place = next(iter(named.values())).place
        if len(named) < 3:
            self.faults.append(Fault(place, "น้ำหนักต้องกรอกครบทั้ง IIT EIT และ OIT หรือเว้นว่างทั้งสามช่อง"))
            return None
        numbers = {name: self.cells.decimal(value, "น้ำหนัก") for name, value in named.items()}
        iit, eit, oit = (numbers[name] for name in ("iit", "eit", "oit"))
        if iit is None or eit is None or oit is None:
            return None
        return Weights(iit=iit, eit=eit, oit=oit, place=place)

    def _grades(self) -> Iterator[GradeEntry]:
        for at, values in self._rows(GRADE_SHEET, GRADE_COLUMNS):
            least = self.cells.decimal(values["min_total"], "คะแนนรวมตั้งแต่")
            each = values.get("min_instrument")
            if not values["min_total"].text:
                self.faults.append(Fault(at.at("min_total"), "ขาดคะแนนรวมตั้งแต่"))
            yield GradeEntry(
                name=values["name"].text,
                min_total=least or Decimal(0),
                min_instrument=self.cells.decimal(each, "ทุกเครื่องมือตั้งแต่") if each else None,
                place=at.place,
                places=at.places,
            )

    def _sections(self) -> Iterator[SectionEntry]:
        rows = list(self._rows(SECTION_SHEET, SECTION_COLUMNS))
        known = [values["number"].text for _, values in rows]
        for at, values in rows:
            yield SectionEntry(
                number=self._section(values["number"], known),
                title=values["title"].text,
                place=at.place,
                places=at.places,
            )

    def _section(self, value: Value, known: list[str]) -> str:
        number, why = section_number(value.cell, known)
        if why:
            self.faults.append(Fault(value.place, why))
        return number

    def _items(self) -> Iterator[ItemEntry]:
        grid = self.grids.get(key_of(SECTION_SHEET))
        known = [cell.text for cell in grid.cells.values()] if grid else []
        for at, values in self._rows(ITEM_SHEET, ITEM_COLUMNS):
            section = values.get("section")
            yield ItemEntry(
                instrument=values["instrument"].text.upper(),
                number=self.cells.number(values["code"]),
                section=self._section(section, known) if section and section.text else "",
                theme=text_of(values, "theme"),
                title=values["title"].text,
                period=code_of(_PERIODS, text_of(values, "period")),
                period_basis=code_of(PeriodBasis.choices, text_of(values, "period_basis")),
                statistics=self.cells.yes(values, "statistics"),
                eit_code=self.cells.yes(values, "eit_code"),
                social_pages=self.cells.yes(values, "social_pages"),
                confidence=code_of(Confidence.choices, text_of(values, "confidence")),
                source=text_of(values, "source"),
                note=text_of(values, "note"),
                place=at.place,
                places={**at.places, "number": values["code"].place},
            )

    def _lines(
        self, items: set[tuple[str, int]]
    ) -> dict[tuple[str, int], list[tuple[int, ElementEntry]]]:
        found: dict[tuple[str, int], list[tuple[int, ElementEntry]]] = {}
        for at, values in self._rows(LINE_SHEET, LINE_COLUMNS):
            key = (values["instrument"].text.upper(), self.cells.number(values["code"]))
            lines = found.setdefault(key, [])
            if key not in items:
                self.faults.append(
                    Fault(
                        values["code"].place,
                        f"แผ่น “{ITEM_SHEET}” ไม่มีข้อ {key[0]} {values['code'].text}",
                    )
                )
            level = self.cells.whole(values["level"], "ระดับ") or 1
            deepest = lines[-1][0] + 1 if lines else 1
            if not 1 <= level <= deepest:
                self.faults.append(
                    Fault(
                        values["level"].place,
                        f"ระดับ {level} ต้องอยู่ใต้บรรทัดระดับ {level - 1} แต่บรรทัดก่อนหน้าไม่ใช่",
                    )
                )
                level = min(max(level, 1), deepest)
            lines.append((level, self._line(at, values)))
        return found

    def _line(self, at: Placed, values: dict[str, Value]) -> ElementEntry:
        return ElementEntry(
            marker=text_of(values, "marker"),
            text=values["text"].text,
            one_is_enough=self.cells.yes(values, "one_is_enough"),
            is_note=self.cells.yes(values, "is_note"),
            confidence=code_of(Confidence.choices, text_of(values, "confidence")),
            source=text_of(values, "source"),
            place=at.place,
            places=at.places,
        )

    def _with_lines(self, item: ItemEntry, lines: dict) -> ItemEntry:
        return replace(item, elements=_nested(lines.get((item.instrument, item.number), []), 1))


def _nested(lines: list[tuple[int, ElementEntry]], level: int) -> tuple[ElementEntry, ...]:
    """Lines in the order of print, each with those below it as its parts."""
    found: list[ElementEntry] = []
    starts = [place for place, (at, _) in enumerate(lines) if at == level]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        found.append(replace(lines[start][1], parts=_nested(lines[start + 1 : end], level + 1)))
    return tuple(found)
