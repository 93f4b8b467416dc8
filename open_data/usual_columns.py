"""Columns that several tables share."""

from operator import attrgetter
from typing import Any

from open_data.columns import Column
from progress.models import Assignment, Status
from records.addresses import absolute

SEPARATOR = "; "


def year(value=lambda row: row.fiscal_year.year_be) -> Column:
    return Column(
        "year_be",
        "ปีงบประมาณ",
        "ปีงบประมาณเป็นปีพุทธศักราช ปีงบประมาณ 2566 คือ 1 ตุลาคม 2565 ถึง 30 กันยายน 2566",
        value,
        type="integer",
        unit="ปี พ.ศ.",
        required=True,
    )


def updated_at(value=attrgetter("changed_at")) -> Column:
    return Column(
        "updated_at",
        "ปรับปรุงล่าสุด",
        "เวลาที่เผยแพร่ หรือที่อนุมัติรายงานล่าสุดของแถวนี้",
        value,
        type="datetime",
        unit="เวลาสากล (UTC)",
        required=True,
    )


def address(description: str) -> Column:
    return Column(
        "url", "ที่อยู่ถาวร", description, lambda row: absolute(row.get_absolute_url()), required=True
    )


def day(name: str, title: str, description: str, *, required: bool = False, value=None) -> Column:
    """A column of dates that takes the row's field of the same name unless told otherwise."""
    return Column(
        name,
        title,
        description + " (ค.ศ.)",
        value or (lambda row: getattr(row, name)),
        type="date",
        unit="วัน",
        required=required,
    )


def text(name: str, title: str, description: str, *, required: bool = False) -> Column:
    """A column with the words of the row's field of the same name."""
    return Column(name, title, description, lambda row: getattr(row, name), required=required)


def number(name: str, title: str, description: str, unit: str, value=None) -> Column:
    """A required whole number, from the field of the same name unless told otherwise."""
    value = value or (lambda row: getattr(row, name))
    return Column(name, title, description, value, type="integer", unit=unit, required=True)


DIVISIONS = Column(
    "divisions",
    "ผู้รับผิดชอบ",
    "ชื่อส่วนราชการที่รับผิดชอบ หลายส่วนคั่นด้วยอัฒภาคและเว้นวรรค “ทุกส่วนงาน” คือทุกส่วนราชการ",
    lambda row: SEPARATOR.join(row.responsible),
)
STARTS_ON = day("starts_on", "เริ่ม", "วันแรกของระยะเวลาดำเนินการ")
ENDS_ON = day("ends_on", "สิ้นสุด", "วันสุดท้ายของระยะเวลาดำเนินการ")
STATUS = Column(
    "status",
    "สถานะ (รหัส)",
    " ".join(f"{status.value} คือ{status.in_overview}" for status in reversed(Status)),
    lambda row: str(row.status),
    required=True,
    codes=tuple(Status.values),
)
STATUS_TEXT = Column(
    "status_text",
    "สถานะ",
    "สถานะเป็นข้อความตามแบบรายงาน",
    lambda row: Status(row.status).label,
    required=True,
    codes=tuple(Status.labels),
)


def reported(name: str, title: str, description: str) -> Column:
    """A text of the published update; empty as long as nothing was reported."""

    def value(row: Assignment) -> Any:
        return getattr(row.published_update, name, None)

    return Column(name, title, description, value)
