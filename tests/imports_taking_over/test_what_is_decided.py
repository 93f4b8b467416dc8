"""Doubts that a person decided, and what is asked beside the portal's rows."""

import pytest
from django.core.management import call_command

from agency.models import User
from imports.documents.minutes import propose_meetings
from imports.tables.proposal import Doubt
from imports.taking_over.deciding import decided
from measures.models import Measure
from meetings.models import Committee, Meeting
from office_files.contents import OfficeFile, Paragraph
from oit_checklist.models import ChecklistItem, ItemEvidence
from oit_checklist.results.models import IndicatorResult
from tests import make
from tests.imports_taking_over.taking import KIT, office, reasons, table, take

pytestmark = pytest.mark.django_db


def test_a_typed_text_means_what_it_would_mean_in_the_cell(capsys, tmp_path):
    office()
    file = table(tmp_path, "ข้อ,ข้อมูล,สถานะ\no1,ก,อยู่ระหว่างดำเนินการ\n")

    refused = take(capsys, file, "items")
    take(capsys, file, "items", "--decide", "C2=ดำเนินการแล้ว")

    assert reasons(refused).startswith("C2: ")
    assert ChecklistItem.objects.get(number=1).updates.get().status == "done"


def test_a_typed_text_that_is_no_clearer_is_asked_again(capsys, tmp_path):
    office()
    file = table(tmp_path, "ข้อ,ข้อมูล,สถานะ\no1,ก,อยู่ระหว่างดำเนินการ\n")

    out = take(capsys, file, "items", "--decide", "C2=ใกล้เสร็จแล้ว")

    assert reasons(out).startswith("C2: ")


def test_another_reading_than_the_first_is_taken_by_its_number(capsys, tmp_path):
    office()
    page = tmp_path / "page.html"
    link = '<a href="https://b.example.go.th/">https://a.example.go.th/</a>'
    page.write_text(f"<table><tr><th>ข้อ<th>ข้อมูล<th>URL<tr><td>o1<td>ก<td>{link}</table>")

    take(capsys, page, "items", "--decide", "C2=1")

    assert ItemEvidence.objects.get().url == "https://b.example.go.th/"


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ("0", {"1": "โครงการอบรม"}),
        ("1", {"1": "มาตรการเดิม"}),
        ("2", {"1": "มาตรการเดิม", "2": "โครงการอบรม"}),
    ],
)
def test_another_measure_of_that_number_is_asked_for(capsys, tmp_path, answer, titles):
    found = office()
    make.measure(year=found["year"], number="1", title="มาตรการเดิม")
    file = table(tmp_path, "ที่,มาตรการ,วิธีดำเนินการ\n1,โครงการอบรม,จัดอบรม\n")

    refused = take(capsys, file, "measures")
    assert "“มาตรการเดิม”" in reasons(refused)
    assert Measure.objects.get().method == ""

    take(capsys, file, "measures", "--decide", f"A2={answer}")
    again = take(capsys, file, "measures", "--decide", f"A2={answer}")
    assert dict(Measure.objects.values_list("number", "title")) == titles
    assert again["added"] + again["changed"] == 0


def test_a_measure_that_has_another_number_in_the_portal_keeps_it(capsys, tmp_path):
    found = office()
    make.measure(year=found["year"], number="7", title="โครงการอบรม")
    file = table(tmp_path, "ที่,มาตรการ,วิธีดำเนินการ\n1,โครงการ อบรม,จัดอบรม\n")

    out = take(capsys, file, "measures")

    assert Measure.objects.get(method="จัดอบรม").number == "7"
    assert any("เป็นลำดับที่ 7 ในระบบ" in sentence for sentence in out["tell"])


def test_a_title_that_is_another_items_is_told(capsys, tmp_path):
    office()
    file = table(tmp_path, "ข้อ,ข้อมูล,ความก้าวหน้า\no1,ข้อมูลที่ 2,- ทำแล้ว\n")

    out = take(capsys, file, "items")

    assert "A2: “ข้อมูลที่ 2” ในระบบเป็นข้อ o2" in out["tell"][0]


def test_the_words_before_and_after_are_told(capsys, tmp_path):
    found = office()
    make.measure(year=found["year"], number="1", title="โครงการอบรม", method="เดิม")
    file = table(tmp_path, "ที่,มาตรการ,วิธีดำเนินการ\n1,โครงการ อบรม,จัดอบรม\n")

    out = take(capsys, file, "measures")

    (row,) = out["sheets"][0]["rows"]
    assert row["cell"] == "A2"
    assert row["changes"] == [{"column": "วิธีดำเนินการ", "before": "เดิม", "after": "จัดอบรม"}]


def test_what_the_file_leaves_empty_or_does_not_name_stays(capsys, tmp_path):
    found = office()
    make.measure(year=found["year"], number="1", title="อบรม", method="เดิม", budget_planned=5)
    other = make.measure(year=found["year"], number="2", title="อื่น", method="อื่น")
    file = table(tmp_path, "ที่,มาตรการ,วิธีดำเนินการ,งบประมาณ\n1,อบรม,,\n")

    out = take(capsys, file, "measures")

    first = Measure.objects.get(number="1")
    assert (out["changed"], first.method, first.budget_planned) == (0, "เดิม", 5)
    assert Measure.objects.get(pk=other.pk).method == "อื่น"


@pytest.mark.parametrize(
    ("to", "text", "model"),
    [
        ("indicators", "เครื่องมือ,ตัวชี้วัด,แนวทาง\nIIT,การใช้อำนาจ,ทำผัง\n", ChecklistItem),
        ("results", "เครื่องมือ,ตัวชี้วัด,คะแนน\nIIT,การใช้อำนาจ,91.2\n", IndicatorResult),
    ],
)
def test_a_number_that_the_file_does_not_print_is_asked_once(capsys, tmp_path, to, text, model):
    office()
    file = table(tmp_path, text)

    refused = take(capsys, file, to)
    take(capsys, file, to, "--decide", "A2=3")
    again = take(capsys, file, to)

    assert "ไม่ทราบเลขของ “การใช้อำนาจ”" in reasons(refused)
    assert model.objects.get(title="การใช้อำนาจ").number == 3
    assert again["added"] + again["changed"] == 0


def test_of_two_committees_the_one_of_a_register_is_asked(capsys):
    office()
    make.committee("คณะกรรมการติดตาม")
    make.committee("คณะกรรมการอื่น")

    refused = take(capsys, "meetings-register.xlsx", "meetings")
    take(capsys, "meetings-register.xlsx", "meetings", "--decide", "คณะกรรมการ=คณะกรรมการอื่น")

    assert reasons(refused).startswith("คณะกรรมการ: ")
    assert Meeting.objects.filter(committee__name="คณะกรรมการอื่น").count() == 3
    assert Committee.objects.count() == 2


def test_an_address_that_the_item_has_is_not_added_again_however_it_is_spelled(capsys):
    found = office()
    make.evidence(found["items"][36], title="เดิม", url="http://example.go.th/risk%202566.pdf")

    out = take(capsys, "oit-utf16.csv", "items")

    assert out["sheets"][1]["added"] == 4
    assert found["items"][36].evidence.count() == 2


def test_a_person_without_an_address_is_asked_for_a_name_or_left_out(capsys, tmp_path):
    office()
    file = table(tmp_path, "ชื่อ-สกุล,ตำแหน่ง,สังกัด\nนายปิติ ทดสอบ,นิติกร,สำนักปลัด\n")

    refused = take(capsys, file, "people")
    skipped = take(capsys, file, "people", "--decide", "A2=-")
    take(capsys, file, "people", "--decide", "A2=piti")

    assert "ไม่มีอีเมล" in reasons(refused)
    assert skipped["added"] == 0
    assert User.objects.get(username="piti").last_name == "ทดสอบ"


def test_who_has_an_account_gets_neither_divisions_nor_another_account(capsys):
    found = office()
    clerk = make.clerk(found["divisions"]["กองคลัง"], username="m.test")
    User.objects.filter(pk=clerk.pk).update(email="Manee@example.go.th")

    out = take(capsys, "people.xlsx", "people", "--decide", "E5=0")

    clerk.refresh_from_db()
    assert (out["added"], clerk.last_name) == (3, "ทดสอบ")
    assert [division.name for division in clerk.divisions.all()] == ["กองคลัง"]
    assert any("ไม่ได้นำเข้า เพราะเป็นการให้สิทธิ์" in sentence for sentence in out["tell"])


@pytest.mark.parametrize(
    ("numbers", "stored"),
    [
        (("1.1", "1.2", "2.1"), ["1", "1.1", "1.2", "2", "2.1"]),
        (("1", "2", "1"), ["1", "1.1", "1.2", "2", "2.1"]),
        (("", "", ""), ["1", "1.1", "1.2", "2", "2.1"]),
        (("1", "2", "3"), ["1", "2", "3"]),
    ],
)
def test_groups_become_headings_where_the_numbers_leave_room(capsys, tmp_path, numbers, stored):
    office()
    rows = zip(
        ("ด้านที่ 1 ก", "ด้านที่ 1 ก", "ด้านที่ 2 ข"), numbers, ("อบรม", "ประกาศ", "สำรวจ"), strict=True
    )
    file = table(tmp_path, "ด้าน,ที่,มาตรการ\n" + "".join(",".join(row) + "\n" for row in rows))

    take(capsys, file, "measures")
    again = take(capsys, file, "measures")

    assert list(Measure.objects.values_list("number", flat=True)) == stored
    assert again["added"] + again["changed"] == 0
    last = Measure.objects.get(title="สำรวจ")
    assert (last.parent.title if last.parent else "") == ("ด้านที่ 2 ข" if "2.1" in stored else "")


def test_a_vacant_post_is_filled_and_others_of_the_committee_stay(capsys):
    office()
    row = make.committee("คณะกรรมการขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส (ITA)")
    row.members.create(order=1, name="", post="นายกเทศมนตรี", role="ประธานกรรมการ")
    row.members.create(order=9, name="นายอื่น ไกล", post="ที่ปรึกษา", role="กรรมการ")

    take(capsys, "committee-order.docx", "committees")

    assert row.members.count() == 8
    assert row.members.get(post="นายกเทศมนตรี").name == "นายสมมติ ใจซื่อ"
    assert row.members.filter(name="นายอื่น ไกล").exists()


def test_the_shell_tells_in_thai_what_changed(capsys):
    office()
    call_command("import_table", str(KIT / "oit-utf16.csv"), "--to", "items", "--year", "2566",
                 "--apply")  # fmt: skip

    out = capsys.readouterr().out
    assert "หลักฐานของข้อ: เพิ่ม 5 แก้ไข 0" in out
    assert out.strip().endswith("นำเข้าแล้ว เพิ่ม 5 แถว แก้ไข 4 แถว")


def a_document(time):
    """Minutes as paragraphs, in which a time can be read in two ways."""
    lines = f"""รายงานการประชุมคณะกรรมการติดตาม
ครั้งที่ 1/2566
เมื่อวันที่ 10 มกราคม 2566
ณ ห้องประชุม 1
ผู้มาประชุม
1. นายตัวอย่าง มั่นคง ประธานกรรมการ
เริ่มประชุมเวลา {time} น.
ระเบียบวาระที่ 1 เรื่องแจ้งให้ทราบ
มติที่ประชุม รับทราบ
เลิกประชุมเวลา 16.00 น."""
    return OfficeFile("Word", [Paragraph(line) for line in lines.splitlines()])


def read_minutes(file):
    found = propose_meetings(file, 2566)
    found.doubts += [Doubt("ย่อหน้าที่ 7", "13.3", ("13:30:00", "13:03:00"), "สองแบบ")]
    return found


@pytest.mark.parametrize(
    ("answer", "starts_at"), [("0", "13:30"), ("1", "13:03"), ("14:00", "14:00")]
)
def test_what_is_decided_of_a_document_takes_the_place_of_what_was_read(answer, starts_at):
    found = decided(a_document("13.30"), read_minutes, {"ย่อหน้าที่ 7": answer})

    assert found.doubts == []
    assert found.rows[0].values["starts_at"] == starts_at


def test_what_nobody_decided_stays_open():
    assert len(decided(a_document("13.30"), read_minutes, {"ย่อหน้าที่ 9": "0"}).doubts) == 1
