"""Rows of a year that measures something beside the boxes, and what was reported of them."""

from agency.models import FiscalYear
from tests import make

# What a year measures, a value of it, and how readers read the value.
PERCENT = ("percent", {"percent": 60}, "ก้าวหน้าร้อยละ 60")
QUARTERS = ("quarters", {"quarter_1": "ร่างประกาศแล้ว"}, "ไตรมาส 1: ร่างประกาศแล้ว")
BOTH = [PERCENT, QUARTERS]


def year_of(measure: str) -> FiscalYear:
    """A year with a third status that measures this beside the boxes."""
    return make.third_status(make.fiscal_year(progress_measure=measure))


def rows_of(year: FiscalYear, values: dict | None = None, **more) -> list:
    """A measure and an item with the number 1; with `values` reported, begun and approved."""
    palad = make.division()
    rows = [make.measure(year=year, number=1, divisions=[palad], **more),
            make.item(year=year, number=1, divisions=[palad], **more)]  # fmt: skip
    for row in rows if values is not None else []:
        make.published(row, status="in_progress", **values)
    return rows
