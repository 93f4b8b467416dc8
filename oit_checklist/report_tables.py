"""How the annual report prints the checklist: IIT, EIT, and OIT by sub-indicator and theme."""

from collections.abc import Iterable, Iterator

from catalogue.report_tables import (
    Chapter,
    Code,
    Line,
    NestedLines,
    Progress,
    ReportColumn,
    ReportTable,
    RowHeading,
    TableGroup,
)
from oit_checklist.models import ChecklistItem, Element, Instrument, Section
from oit_checklist.tables import group_by_section
from progress.report_columns import PERIOD, RESPONSIBLE
from thai.digits import to_thai_digits


def in_report_order(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """IIT and EIT by number, then the OIT as its tables stand."""
    instruments = list(Instrument)

    def place(item: ChecklistItem) -> tuple[int, int, int]:
        order = item.section.order if item.section else 0
        return instruments.index(Instrument(item.instrument)), order, item.number

    return sorted(items, key=place)


def chapters(items: list[ChecklistItem]) -> Iterator[Chapter]:
    """The chapters of the instruments that have items; loaded by for_list, in report order."""
    for instrument in Instrument:
        rows = [item for item in items if item.instrument == instrument]
        if rows:
            groups = _by_section(rows) if instrument == Instrument.OIT else _indicators(rows)
            yield Chapter(instrument.lower(), f"ประเด็นการประเมิน {instrument}", groups)


def _indicators(rows: list[ChecklistItem]) -> list[TableGroup]:
    caption = f"ตัวชี้วัด {rows[0].instrument}"
    return [TableGroup([ReportTable(caption, "indicators", INDICATOR_COLUMNS, rows)])]


def _by_section(rows: list[ChecklistItem]) -> list[TableGroup]:
    return [
        TableGroup(
            [ReportTable(theme.title, "items", ITEM_COLUMNS, theme.items) for theme in part.themes],
            title=_title(part.section),
            anchor=f"s{part.section.pk}",
        )
        for part in group_by_section(rows)
    ]


def _title(section: Section) -> str:
    return f"ตัวชี้วัดย่อยที่ {to_thai_digits(section.number)} {section.title}"


def _indicator(item: ChecklistItem) -> RowHeading:
    return RowHeading(f"ตัวชี้วัดที่ {to_thai_digits(item.number)} {item.title}")


def _code(item: ChecklistItem) -> Code:
    return Code(to_thai_digits(item.code))


def _elements(item: ChecklistItem) -> NestedLines:
    return NestedLines([_line(element) for element in item.top_elements])


def _line(element: Element) -> Line:
    return Line(element.text, element.marker, tuple(_line(part) for part in element.nested))


def _progress(item: ChecklistItem) -> Progress:
    update = item.published_update
    return Progress(item.status, update.progress if update else "")


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
