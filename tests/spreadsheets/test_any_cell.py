"""Whatever is typed into whichever cell of whichever table: an answer, never a breakdown."""

import pytest

from meetings.models import Meeting
from spreadsheets import importing
from spreadsheets.registry import sheets
from tests import make
from tests.spreadsheets.tables import csv_file, exported, read, rows_of
from tests.spreadsheets.test_what_an_import_changes import downloaded, errors_of, imported, tried

pytestmark = pytest.mark.django_db

NONSENSE = [
    "ก",
    "-1",
    "9" * 9,
    "9" * 40,
    "1e400",
    "NaN",
    "31/02/2566",
    "25:61",
    "😀" * 600,
    ";;",
    "@",
]
IMPORTABLE = [slug for slug, table in sheets().items() if table.change_right]


@pytest.fixture
def one_of_each(palad, administrator):
    year = make.fiscal_year()
    item = make.item(number=1, divisions=[palad], holds_statistics=True)
    make.element(item, order=1)
    make.evidence(item, published_at=None)
    make.evidence(make.measure(number=1, divisions=[palad]), published_at=None)
    year.deadlines.create(title="ส่งรายงาน", due_on="2023-04-30")
    year.grade_bands.create(order=1, name="ผ่าน", min_total=85)
    result = make.result(year, published_at=None)
    make.indicator_result(result)
    make.question_result(result)
    make.lost_item(result)
    return minutes(make.meeting(year=year))


def minutes(meeting: Meeting) -> Meeting:
    """One of each part of the minutes."""
    meeting.committee.members.create(order=1, name="นายสมมติ ใจซื่อ", post="ปลัด", role="ประธาน")
    meeting.attendance.create(order=1, name="นายสมมติ ใจซื่อ", post="ปลัด")
    agenda = meeting.agenda_items.create(order=1, printed_number="๑", title="เรื่องแจ้งให้ทราบ")
    agenda.statements.create(order=1, speaker="ประธาน", text="แจ้งปฏิทิน")
    meeting.signatures.create(order=1, label="ผู้จดรายงานการประชุม", name="นางสาวมานี ทดสอบ")
    return meeting


@pytest.mark.parametrize("slug", IMPORTABLE)
def test_nonsense_in_any_cell_is_answered(one_of_each, administrator, slug):
    (row, *_) = rows_of(exported(slug, administrator))
    answers = 0
    for column in row:
        for value in ["", *NONSENSE]:
            data = csv_file([{k: "" if v is None else v for k, v in row.items()} | {column: value}])
            preview = importing.preview(*read(slug, administrator, data))
            answers += bool(preview.errors or preview.changed)
    assert answers > len(row)


NEW_ROWS = {
    "items": {"ข้อ": "o2", "ข้อมูล": "แผน", "ขั้นตอน": "", "เผยแพร่เมื่อ": ""},
    "sections": {"ตัวชี้วัดย่อยที่": "9.2", "ชื่อ": "การบริหารงาน"},
    "grades": {"ลำดับ": 2, "ระดับ": "ต้องปรับปรุง", "คะแนนรวมตั้งแต่": "๗๐.๕"},
    "meetings": {
        "รหัส": "", "ครั้งที่": "2/2566", "เริ่มประชุมเวลา": "๑๓.๓๐ น.", "สถานะรายงาน": "", "เผยแพร่เมื่อ": "",
    },
    "divisions": {"รหัส": "", "ชื่อส่วนราชการ": "กองช่าง"},
    "committees": {"ชื่อคณะกรรมการ": "คณะทำงานติดตาม"},
    "members": {"รหัส": "", "ลำดับ": 2, "ตำแหน่ง": "ผู้อำนวยการกองคลัง"},
    "attendance": {"รหัส": "", "ประเภท (รหัส)": "absent", "ประเภท": "", "ชื่อ-สกุล": "นางทดลอง ตั้งใจ"},
    "agenda": {"ลำดับ": 2, "ระเบียบวาระที่": "๒", "เรื่อง": "รับรองรายงานการประชุม"},
    "statements": {"ลำดับ": 2, "ผู้พูด": "เลขานุการ", "ข้อความ": "รับทราบ"},
    "signatures": {"รหัส": "", "ลำดับ": 2, "ลงชื่อในฐานะ": "ผู้ตรวจรายงานการประชุม"},
    "measure-evidence": {"รหัสหลักฐาน": "", "ชื่อหลักฐาน": "คำสั่ง", "เผยแพร่เมื่อ": ""},
}  # fmt: skip


@pytest.mark.parametrize("slug", NEW_ROWS)
def test_a_new_row_comes_in(one_of_each, administrator, slug):
    rows = len(downloaded(slug, administrator))

    done = imported(slug, administrator, [downloaded(slug, administrator)[0] | NEW_ROWS[slug]])

    assert (errors_of(done), done.added) == ([], 1)
    assert len(downloaded(slug, administrator)) == rows + 1


def test_a_certified_meeting_stays_as_it_is(one_of_each, secretary):
    one_of_each.state, one_of_each.certified_before = "certified", "ก่อนใช้ระบบ"
    one_of_each.save()
    (row,) = downloaded("meetings", secretary)

    preview = tried("meetings", secretary, [row | {"สถานที่": "อื่น"}])

    assert errors_of(preview) == [("สถานที่", one_of_each.why_certified)]
