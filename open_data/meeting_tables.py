"""meetings and agenda: when committees met, and what they resolved."""

from agency.models import FiscalYear
from meetings.models import AgendaItem, Meeting
from open_data import usual_columns as usual
from open_data.columns import Column, Reference, Table
from records.addresses import absolute


def _meetings(fiscal_year: FiscalYear):
    meetings = Meeting.objects.published().filter(fiscal_year=fiscal_year)
    return meetings.for_list().order_by("held_on", "starts_at", "pk")


def _agenda(fiscal_year: FiscalYear):
    meetings = Meeting.objects.published().filter(fiscal_year=fiscal_year)
    agenda = AgendaItem.objects.filter(meeting__in=meetings)
    return agenda.select_related("meeting__fiscal_year").order_by(
        "meeting__held_on", "meeting__starts_at", "meeting", "order"
    )


def _time(name: str, title: str, description: str, *, required: bool = False) -> Column:
    return Column(
        name,
        title,
        description,
        lambda meeting: getattr(meeting, name),
        type="time",
        unit="เวลาประเทศไทย",
        required=required,
    )


MEETINGS = Table(
    "meetings",
    "การประชุม",
    "การประชุมที่เผยแพร่รายงานแล้ว ครั้งละหนึ่งแถว",
    key=("id",),
    columns=(
        usual.number("id", "รหัสการประชุม", "รหัสที่ไม่ซ้ำและไม่เปลี่ยน อยู่ในที่อยู่ของหน้าเว็บด้วย", "รหัส"),
        usual.year(),
        Column(
            "committee",
            "คณะกรรมการ",
            "ชื่อคณะกรรมการ",
            lambda meeting: meeting.committee.name,
            required=True,
        ),
        usual.text("number", "ครั้งที่", "เลขครั้งที่ตามที่พิมพ์ เช่น 1/2566"),
        usual.day("held_on", "วันที่ประชุม", "วันที่ประชุม", required=True),
        _time("starts_at", "เริ่มประชุม", "เวลาเริ่มประชุม", required=True),
        _time("ends_at", "เลิกประชุม", "เวลาเลิกประชุม ว่าง คือไม่ได้บันทึก"),
        usual.text("place", "สถานที่", "สถานที่ประชุม", required=True),
        usual.address("หน้าเว็บของรายงานการประชุม"),
        Column(
            "minutes_pdf",
            "รายงานการประชุม (PDF)",
            "ที่อยู่ของรายงานการประชุมเป็น PDF",
            lambda meeting: absolute(meeting.get_absolute_url() + "minutes.pdf"),
            required=True,
        ),
        usual.updated_at(lambda meeting: meeting.published_at),
    ),
    rows_of=_meetings,
)
AGENDA = Table(
    "agenda",
    "ระเบียบวาระและมติ",
    "ระเบียบวาระของการประชุมที่เผยแพร่แล้ว และมติที่ประชุม วาระละหนึ่งแถว",
    key=("meeting_id", "order"),
    columns=(
        usual.number("meeting_id", "รหัสการประชุม", "คอลัมน์ id ของตาราง meetings", "รหัส"),
        usual.year(lambda agenda: agenda.meeting.fiscal_year.year_be),
        usual.number("order", "ลำดับ", "ลำดับในการประชุมนั้น", "ลำดับ"),
        usual.text("printed_number", "ระเบียบวาระที่", "เลขวาระตามที่พิมพ์", required=True),
        usual.text("title", "เรื่อง", "ชื่อวาระ", required=True),
        usual.text("details", "รายละเอียด", "รายละเอียดของวาระ"),
        usual.text("resolution", "มติที่ประชุม", "มติของวาระนี้ ว่าง คือไม่มีมติ"),
        usual.updated_at(lambda agenda: agenda.meeting.published_at),
    ),
    rows_of=_agenda,
    reference=Reference("meeting_id", "meetings", "id"),
)
