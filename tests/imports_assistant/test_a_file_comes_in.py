"""A file of the office on the pages: read, corrected, decided, taken over, taken back."""

import re

import pytest

from imports.models import KnownHead, OfficeImport
from measures.models import Measure
from oit_checklist.models import ItemEvidence
from tests.imports_assistant.pages import KIT, START, answer_all, office, page, press, send

__all__ = ["office"]
pytestmark = pytest.mark.django_db
FILES = [
    ("measures-title-row.docx", "measures", {}),
    ("measures-budget-two-heads.xlsx", "measures", {}),
    ("measures-old-excel.xls", "measures", {}),
    ("measures-text.pdf", "measures", {}),
    ("indicators.ods", "indicators", {}),
    ("oit-addresses.xlsx", "items", {}),
    ("oit-status-cp874.csv", "items", {}),
    ("oit-utf16.csv", "items", {}),
    ("oit-pasted-from-word.html", "items", {}),
    ("old-website-page.html", "items", {"base": "https://www.example.go.th/ita/"}),
    ("results-indicators.xlsx", "results", {}),
    ("committee-order.docx", "committees", {}),
    ("meetings-register.xlsx", "meetings", {}),
    ("minutes.docx", "meetings", {}),
    ("people.xlsx", "people", {}),
]
HEADS = re.compile(r"<th scope=\"col\"[^>]*>([^<]*)</th>")
TYPED = {"คณะกรรมการ": "คณะกรรมการติดตาม"}


@pytest.mark.parametrize(("name", "target", "more"), FILES)
def test_every_file_of_the_kit_goes_in_and_comes_back_out(office, name, target, more):
    one = answer_all(office, send(office, KIT / name, target, **more), TYPED)
    assert one.step == "read", one.problem
    assert one.outcome["errors"] == []
    before = page(office, one)
    assert "นำเข้าทั้งหมด" in before
    assert all(row["cell"] in before for row in one.proposal["rows"])
    assert [head for head in HEADS.findall(before) if re.search("[a-z]", head)] == []

    stored = press(office, one, "store")
    assert stored.step == "stored", stored.problem
    assert "ยกเลิกการนำเข้านี้" in page(office, stored)

    assert "นำทุกแถวกลับเป็นอย่างก่อนนำเข้า" in office.get(f"{START}{one.pk}/undo/").content.decode()
    undone = press(office, stored, "undo")
    assert undone.step == "undone", undone.problem
    assert "ข้อมูลกลับเป็นอย่างก่อนนำเข้า" in page(office, undone)


def test_nothing_is_stored_before_it_is_confirmed(office):
    one = send(office, KIT / "measures-title-row.docx", "measures")

    assert one.step == "read"
    assert Measure.objects.count() == 0
    press(office, one, "store")
    assert Measure.objects.count() > 1


def test_a_doubt_stands_below_its_row_with_both_readings(office):
    one = send(
        office, "ครั้งที่\tวันที่ประชุม\tเวลา\tสถานที่\n1/2566\t10 ม.ค. 66\t13.5\tห้องประชุม\n", "meetings"
    )

    shown = page(office, one)
    assert "13:50" in shown
    assert "13:05" in shown
    questions = shown.split('<div class="imports-questions">')[1].split("</td>")[0]
    assert "<strong>C2 เริ่มเวลา</strong>" in questions
    assert 'name="choice-C2" value="13:50"' in questions
    assert 'name="choice-C2" value="13:05"' in questions
    one = answer_all(office, one, {**TYPED, "C2": "13.30 น."})
    assert one.proposal["rows"][0]["starts_at"] == "13:30"
    assert "คำตอบเดิม: 13.30 น." in page(office, one)
    again = press(office, one, "answers", **{"again-C2": "on"})
    assert [doubt["cell"] for doubt in again.proposal["doubts"]] == ["C2"]


def test_a_corrected_column_is_remembered_for_the_next_file(office):
    table = "ที่\tงานที่จะทำ\tเจ้าของงาน\n1\tประกาศเจตจำนง\tกองคลัง\n2\tอบรมพนักงาน\tกองช่าง\n"
    one = send(office, table.replace("งานที่จะทำ", "มาตรการ"), "measures")
    columns = {each["column"]: each["field"] for each in one.proposal["columns"]}
    assert columns["C"] != "responsible_person"
    one = press(office, one, "answers", **{"column-C": "responsible_person"})
    assert one.proposal["rows"][0]["responsible_person"] == "กองคลัง"
    assert not KnownHead.objects.exists()  # it may have been a try
    press(office, one, "store")

    other = send(office, table.replace("งานที่จะทำ", "มาตรการ").replace("อบรม", "สอน"), "measures")

    columns = {each["column"]: each["field"] for each in other.proposal["columns"]}
    assert columns["C"] == "responsible_person"
    assert KnownHead.objects.get().head == "เจ้าของงาน"


def test_a_table_with_unknown_heads_is_pointed_out_once(office):
    table = "ก\tข\tค\nอบรม\tกองคลัง\tทำแล้ว\nประกาศ\tกองช่าง\tทำแล้ว\n"
    one = send(office, table, "measures")
    assert one.step == "refused"
    assert "ชี้หัวตารางเอง" in page(office, one)
    teach = f"{START}{one.pk}/teach/"
    assert "แถว 1" in office.get(teach).content.decode()
    assert "จำไว้และอ่านแฟ้มใหม่" in office.get(f"{teach}?head=0:1").content.decode()

    for odd in ("9" * 5_000 + ":1", "²:1", "-1:1", "9:1", ":"):
        assert "แถว 1" in office.get(f"{teach}?head={odd}").content.decode()

    too_few = office.post(f"{teach}?head=0:1", {"field-0": "title"})
    assert too_few.status_code == 422
    assert "อย่างน้อยสองคอลัมน์" in too_few.content.decode()
    office.post(f"{teach}?head=0:1", {"field-0": "title", "field-1": "divisions"})

    one.refresh_from_db()
    assert [row["title"] for row in one.proposal["rows"]] == ["อบรม", "ประกาศ"]
    assert send(office, table, "measures").step == "read"


def test_evidence_of_a_saved_web_page_comes_with_whole_addresses(office):
    one = send(
        office, KIT / "old-website-page.html", "items", base="https://www.example.go.th/ita/"
    )
    press(office, answer_all(office, one), "store")

    urls = ItemEvidence.objects.values_list("url", flat=True)
    assert urls
    assert all(url.startswith(("http://", "https://")) for url in urls)


def test_a_file_can_be_dropped_and_is_gone_from_the_list(office):
    one = send(office, KIT / "measures-title-row.docx", "measures")

    press_forget = office.post(f"{START}{one.pk}/forget/")

    assert press_forget.url == START
    assert not OfficeImport.objects.exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "กรุณาเลือกแฟ้ม หรือวางตาราง"),
        ({"pasted": "ก", "target": "x"}, "x"),
        ({"pasted": "ก", "year": "2500"}, "2500"),
    ],
)
def test_what_is_missing_is_told_at_its_field(office, data, told):
    answer = office.post(START, {"target": "measures", "year": "2566", **data})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not OfficeImport.objects.exists()


def test_a_year_that_is_not_open_takes_whole_reports_only(office):
    answer = office.post(START, {"target": "measures", "year": "2565", "pasted": "ก"})

    assert "ปีนี้ยังไม่ได้เปิดในระบบ" in answer.content.decode()
