"""How the annual report prints the checklist: IIT, EIT, and OIT by sub-indicator and theme."""

from collections.abc import Iterable, Iterator

from catalogue.report_tables import (
    Chapter,
    Code,
    NestedLines,
    Progress,
    ReportColumn,
    ReportTable,
    RowHeading,
    TableGroup,
    Words,
)
from oit_checklist.lines import lines_of
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.provisional import UNKNOWN_ELEMENTS, elements_are_unknown, notes_of
from oit_checklist.tables import group_by_section, place_of
from progress.report_columns import PERIOD, RESPONSIBLE
from thai.digits import to_thai_digits


def in_report_order(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """IIT and EIT by number, then the OIT as its tables stand."""
    instruments = list(Instrument)

    return sorted(
        items, key=lambda item: (instruments.index(Instrument(item.instrument)), *place_of(item))
    )


def by_instrument(items: Iterable[ChecklistItem]) -> Iterator[tuple[str, list[ChecklistItem]]]:
    """The instruments that have items, each with them, in the order of the report."""
    items = list(items)
    for instrument in Instrument:
        if rows := [item for item in items if item.instrument == instrument]:
            yield str(instrument), rows


def chapters(items: list[ChecklistItem]) -> Iterator[Chapter]:
    """The chapters of the instruments that have items; loaded by for_list, in report order."""
    for instrument, rows in by_instrument(items):
        groups = _by_section(rows) if instrument == Instrument.OIT else _indicators(rows)
        title = f"ประเด็นการประเมิน {instrument}"
        notes = [to_thai_digits(note) for note in notes_of(rows[0].fiscal_year, rows)]
        yield Chapter(instrument.lower(), title, groups, notes)


def _indicators(rows: list[ChecklistItem]) -> list[TableGroup]:
    caption = f"ตัวชี้วัด {rows[0].instrument}"
    return [TableGroup([ReportTable(caption, "indicators", INDICATOR_COLUMNS, rows)])]


def _by_section(rows: list[ChecklistItem]) -> list[TableGroup]:
    return [
        TableGroup(
            [
                ReportTable(theme.caption, "items", ITEM_COLUMNS, theme.items)
                for theme in part.themes
            ],
            title=to_thai_digits(part.heading),
            anchor=part.anchor,
        )
        for part in group_by_section(rows)
    ]


def _indicator(item: ChecklistItem) -> RowHeading:
    return RowHeading(f"ตัวชี้วัดที่ {to_thai_digits(item.number)} {item.title}")


def _code(item: ChecklistItem) -> Code:
    return Code(to_thai_digits(item.code))


def _elements(item: ChecklistItem) -> NestedLines | Words:
    return Words(UNKNOWN_ELEMENTS) if elements_are_unknown(item) else NestedLines(lines_of(item))


def _progress(item: ChecklistItem) -> Progress:
    update = item.published_update
    if update is None:
        return Progress(item.status, "")
    measured = [to_thai_digits(line) for line in update.measured_lines]
    return Progress(item.status, update.progress, measured)


def _progress_column(width: float) -> ReportColumn:
    return ReportColumn("ความก้าวหน้าผลการดำเนินการ", "ความก้าวหน้า", _progress, width)


INDICATOR_COLUMNS = [
    ReportColumn("ตัวชี้วัด", "ตัวชี้วัด", _indicator, 4),
    ReportColumn("แนวทางในการยกระดับการประเมิน", "แนวทาง", _elements, 8.4),
    RESPONSIBLE,
    PERIOD,
    _progress_column(7.9),
]
ITEM_COLUMNS = [
    ReportColumn("ข้อ", "ข้อ", _code, 1.6),
    ReportColumn("ข้อมูล", "ข้อมูล", lambda item: RowHeading(item.title), 4.6),
    ReportColumn("องค์ประกอบด้านข้อมูล", "องค์ประกอบ", _elements, 10.2),
    RESPONSIBLE,
    _progress_column(7.1),
]
