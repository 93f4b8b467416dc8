"""Criteria of a year: which item has to show what, and of which period."""

from dataclasses import replace

from imports.tables.cell_choices import period_rule
from imports.tables.fields import INSTRUMENT, SECTION, SECTION_TITLE, THEME, YEAR
from imports.tables.target import Field, Target
from imports.tables.target_items import CODE, ELEMENTS, ITEM_TITLE

CRITERIA = Target(
    "criteria", "เกณฑ์ OIT", (
        INSTRUMENT,
        SECTION,
        SECTION_TITLE,
        THEME,
        CODE,
        ITEM_TITLE,
        replace(YEAR, perhaps=()),
        replace(ELEMENTS, weight=1.5),
        Field(
            "period_rule", "ช่วงเวลาของข้อมูล", period_rule,
            heads=(
                "ช่วงเวลาของข้อมูล", "ช่วงเวลา", "ปีของข้อมูล", "ระยะเวลา", "รอบข้อมูล",
                "ช่วงเวลาข้อมูล", "ระยะเวลาของข้อมูล", "ข้อมูลปี", "ข้อมูลของปี", "ปีข้อมูล", "ปี",
            ),
        ),
    ),
    anchors=("code",),
    begins=("title",),
    groups=("section", "theme"),
    unread=("เงื่อนไข", "คะแนน", "หมายเหตุ"),
    unique=("code",),
)  # fmt: skip
