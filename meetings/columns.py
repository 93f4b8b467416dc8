"""The columns of meetings and their agenda: open data and spreadsheets take theirs from here."""

from typing import Any

from catalogue.cells import Cell, Clock, KnownRows, Named, Whole
from catalogue.columns import Column, DataColumn, ReadOnlyColumn
from catalogue.usual_columns import (
    day,
    key_column,
    number,
    page_address,
    published_at,
    updated_at,
    year_column,
)
from meetings.models import Committee
from meetings.models.minutes import VOTES
from records.addresses import absolute
from thai.dates import current_fiscal_year
from values.asking import sure
from values.meeting_numbers import read_meeting_number
from values.typed import written_of


class MeetingNumber(Cell):
    """1/2566; a spreadsheet may have made a date of it."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        return sure(read_meeting_number(written_of(text), current_fiscal_year())) or ""


def _clock(name: str, title: str, description: str, heading: str, **options: Any) -> Column:
    return Column(
        name,
        title,
        description,
        cell=Clock(),
        heading=heading,
        unit="เวลาประเทศไทย",
        width=12,
        **options,
    )


MEETING_COLUMNS: tuple[Column, ...] = (
    number("id", "รหัสการประชุม", "รหัสที่ไม่ซ้ำและไม่เปลี่ยน อยู่ในที่อยู่ของหน้าเว็บด้วย", "รหัส", in_sheet=False),
    year_column(),
    key_column(),
    Column(
        "committee",
        "คณะกรรมการ",
        "ชื่อคณะกรรมการ",
        value=lambda meeting: meeting.committee.name,
        cell=Named(Committee),
        required=True,
        width=40,
    ),
    Column(
        "number",
        "ครั้งที่",
        "เลขครั้งที่ตามที่พิมพ์ เช่น 1/2566",
        cell=MeetingNumber(),
        width=12,
        names_row=True,
    ),
    day("held_on", "วันที่ประชุม", "วันที่ประชุม", required=True, width=14),
    _clock("starts_at", "เริ่มประชุม", "เวลาเริ่มประชุม", "เริ่มประชุมเวลา", required=True),
    _clock("ends_at", "เลิกประชุม", "เวลาเลิกประชุม ว่าง คือไม่ได้บันทึก", "เลิกประชุมเวลา"),
    Column("place", "สถานที่", "สถานที่ประชุม", required=True, width=40),
    ReadOnlyColumn("state", "สถานะรายงาน", lambda meeting: meeting.get_state_display()),
    published_at(),
    page_address("หน้าเว็บของรายงานการประชุม"),
    DataColumn(
        "minutes_pdf",
        "รายงานการประชุม (PDF)",
        "ที่อยู่ของรายงานการประชุมเป็น PDF",
        value=lambda meeting: absolute(meeting.get_absolute_url() + "minutes.pdf"),
        required=True,
    ),
    updated_at(lambda meeting: meeting.published_at),
)

VOTE_COLUMNS = tuple(
    Column(
        field,
        f"{words} (เสียง)",
        f"จำนวนเสียงที่{words} ว่าง คือไม่ได้นับเสียง",
        cell=Whole(),
        unit="เสียง",
        width=10,
    )
    for field, words in VOTES.items()
)


class AgendaNumber(Column):
    """The number that is printed; a typed one is stored, and left out where it follows anyway."""

    def stored(self, row: Any) -> str:
        return row.number if row.pk else row.printed_number


AGENDA_NUMBER = AgendaNumber(
    "printed_number",
    "ระเบียบวาระที่",
    "เลขวาระตามที่พิมพ์ ว่าง คือเรื่องก่อนระเบียบวาระ",
    value=lambda agenda: agenda.number,
    width=12,
)
AGENDA_COLUMNS: tuple[Column, ...] = (
    number("meeting_id", "รหัสการประชุม", "คอลัมน์ id ของตาราง meetings", "รหัส"),
    year_column("meeting__fiscal_year__year_be"),
    number("order", "ลำดับ", "ลำดับในการประชุมนั้น", "ลำดับ"),
    number("level", "ระดับ", "1 คือวาระ 2 และ 3 คือเรื่องย่อย 0 คือเรื่องก่อนระเบียบวาระ", "ระดับ"),
    AGENDA_NUMBER,
    Column("title", "เรื่อง", "ชื่อวาระ", required=True),
    Column("details", "รายละเอียด", "รายละเอียดของวาระ"),
    Column("resolution", "มติที่ประชุม", "มติของวาระนี้ ว่าง คือไม่มีมติ"),
    *VOTE_COLUMNS,
    updated_at(lambda agenda: agenda.meeting.published_at),
)
