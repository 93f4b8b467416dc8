"""The columns that the report's tables of all families share."""

from catalogue.report_tables import Names, ReportColumn, Words
from progress.models import Assignment
from thai.dates import format_period
from thai.digits import to_thai_digits


def _responsible(row: Assignment) -> Names:
    return Names(row.responsible)


def _period(row: Assignment) -> Words:
    return Words(to_thai_digits(format_period(row.starts_on, row.ends_on)))


RESPONSIBLE = ReportColumn("ผู้รับผิดชอบ", "ผู้รับผิดชอบ", _responsible, 2.6)
PERIOD = ReportColumn("ระยะเวลา", "ระยะเวลา", _period, 3.2)
