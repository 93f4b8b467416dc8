"""All tables that go out and come back, by the names in their addresses."""

from spreadsheets.criteria_tables import ElementTable, GradeBandTable, SectionTable
from spreadsheets.evidence_tables import ItemEvidenceTable, MeasureEvidenceTable
from spreadsheets.history_tables import ItemUpdateTable, LinkCheckTable, MeasureUpdateTable
from spreadsheets.office_tables import DeadlineTable, DivisionTable, MeetingTable, UserTable
from spreadsheets.report_tables import ItemTable, MeasureTable
from spreadsheets.table import SheetTable

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
