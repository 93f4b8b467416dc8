"""What the portal knows of measures, their reports and what proves them."""

from collections.abc import Iterable

import catalogue
from catalogue.report_tables import (
    Chapter,
    ReportColumn,
    ReportTable,
    RowHeading,
    TableGroup,
    TypedText,
)
from measures.models import Measure, MeasureEvidence, MeasureUpdate
from progress.records import AssignmentRecord, EvidenceRecord, UpdateRecord
from progress.report_columns import PERIOD, RESPONSIBLE
from thai.digits import to_thai_digits


@catalogue.register(Measure)
class MeasureRecord(AssignmentRecord):
    kind, title = "measures", "มาตรการ"
    missing_in_report = "ยังไม่มีมาตรการ"

    def report_chapters(self, rows: list[Measure]) -> Iterable[Chapter]:
        if rows:
            caption = f"มาตรการ {to_thai_digits(len(rows))} รายการ"
            table = ReportTable(caption, "measures", REPORT_COLUMNS, rows)
            title = "มาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใส"
            yield Chapter("measures", title, [TableGroup([table])])

    def report_words(self, row: Measure) -> str:
        update = row.published_update
        return "\n".join(
            [row.title, row.method, *row.responsible, row.status]
            + ([update.results, update.outcomes] if update else [])
        )


def _results(row: Measure) -> TypedText:
    return TypedText(row.published_update.results if row.published_update else "")


def _outcomes(row: Measure) -> TypedText:
    return TypedText(row.published_update.outcomes if row.published_update else "")


REPORT_COLUMNS = [
    ReportColumn("มาตรการ/กิจกรรม", "มาตรการ", lambda row: RowHeading(row.title), 4),
    ReportColumn("วิธีดำเนินการ", "วิธีดำเนินการ", lambda row: TypedText(row.method), 5.8),
    RESPONSIBLE,
    PERIOD,
    ReportColumn("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", "สรุปผล", _results, 5.9),
    ReportColumn("ผลลัพธ์หรือความสำเร็จการดำเนินการ", "ผลลัพธ์", _outcomes, 4.6),
]


@catalogue.register(MeasureUpdate)
class MeasureUpdateRecord(UpdateRecord):
    kind, title = "measure-updates", "รายงานผลมาตรการ"


@catalogue.register(MeasureEvidence)
class MeasureEvidenceRecord(EvidenceRecord):
    kind, title = "measure-evidence", "หลักฐานของมาตรการ"
