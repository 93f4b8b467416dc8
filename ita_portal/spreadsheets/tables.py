"""All tables that go out and come back, by the names in their addresses."""

from ita_portal.spreadsheets.criteria_tables import ElementTable, GradeBandTable, SectionTable
from ita_portal.spreadsheets.evidence_tables import ItemEvidenceTable, MeasureEvidenceTable
from ita_portal.spreadsheets.history_tables import (
    ItemUpdateTable,
    LinkCheckTable,
    MeasureUpdateTable,
)
from ita_portal.spreadsheets.office_tables import (
    DeadlineTable,
    DivisionTable,
    MeetingTable,
    UserTable,
)
from ita_portal.spreadsheets.report_tables import ItemTable, MeasureTable
from ita_portal.spreadsheets.table import SheetTable

TABLES: dict[str, type[SheetTable]] = {
    table.slug: table
    for table in (
        MeasureTable,
        ItemTable,
        MeasureEvidenceTable,
        ItemEvidenceTable,
        ElementTable,
        SectionTable,
        DeadlineTable,
        GradeBandTable,
        MeetingTable,
        DivisionTable,
        UserTable,
        MeasureUpdateTable,
        ItemUpdateTable,
        LinkCheckTable,
    )
}
