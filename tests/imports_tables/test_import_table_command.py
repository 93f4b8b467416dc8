"""manage.py import_table FILE --to KIND --year YEAR"""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agency.models import Division, FiscalYear, YearStatus

KIT = Path(__file__).resolve().parent.parent / "field_kit"
pytestmark = pytest.mark.django_db


def run(capsys, path, to, *options, year=2566):
    call_command("import_table", str(path), "--to", to, "--year", str(year), *options)
    return capsys.readouterr().out


def csv(tmp_path, text):
    path = tmp_path / "ตาราง.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_portal_reads_a_table_and_stores_nothing(capsys):
    found = json.loads(run(capsys, KIT / "measures-old-excel.xls", "measures", "--json"))

    assert [row["divisions"] for row in found["rows"]] == [["สำนักปลัด"], [], ["กองการศึกษา"]]
    assert found["doubts"] == []
    assert "สำนักปลัด, กองการศึกษา" in found["tell"][0]
    assert not Division.objects.exists()


def test_the_json_has_what_the_field_kit_asks_for(capsys):
    found = json.loads(run(capsys, KIT / "oit-addresses.xlsx", "items", "--json"))

    assert (found["target"], found["year"], found["sheet"]) == ("items", 2566, "OIT")
    assert found["columns"][2]["column"] == "C"
    assert found["columns"][2]["field"] == "evidence"
    assert found["rows"][0]["cell"] == "A3"
    assert {"cell", "why"} == set(found["left_out"][0])


def test_without_json_a_person_reads_columns_rows_doubts_and_what_was_left_out(capsys):
    text = run(capsys, KIT / "people.xlsx", "people")

    assert "บุคลากร ปีงบประมาณ 2566 จาก “บุคลากร”: พบ 4 แถว" in text
    assert "E “โทรศัพท์” → โทรศัพท์ (phone)" in text
    assert "อ่านได้เป็น: 012345678 | 12345678" in text
    assert "A7:D7: ตำแหน่งว่าง ไม่มีบุคคล" in text


def test_statuses_of_the_year_are_those_of_the_portal(capsys, tmp_path):
    year = FiscalYear.objects.create(year_be=2566)
    for order, (code, label) in enumerate([("no", "ยังไม่เริ่ม"), ("half", "อยู่ระหว่างดำเนินการ")]):
        YearStatus.objects.create(
            fiscal_year=year, order=order + 1, code=code, label=label, is_initial=not order
        )

    table = csv(tmp_path, "ข้อ,ข้อมูล,สถานะ\no1,ก,อยู่ระหว่างดำเนินการ\n")

    found = json.loads(run(capsys, table, "items", "--json"))
    assert found["rows"][0]["status"] == "อยู่ระหว่างดำเนินการ"
    assert found["doubts"] == []


def test_columns_can_be_said(capsys, tmp_path):
    table = csv(tmp_path, "ข้อ,ข้อมูล,หมายเหตุ\no1,โครงสร้าง,ดูเมนู\n")

    found = json.loads(run(capsys, table, "items", "--json", "--columns", "C=explanation"))

    assert found["rows"][0]["explanation"] == "ดูเมนู"


def test_the_page_that_was_saved_can_be_said(capsys):
    options = ("--json", "--base", "https://www.example.go.th/ita/")

    found = json.loads(run(capsys, KIT / "old-website-page.html", "items", *options))

    assert found["base"] == "https://www.example.go.th/ita/"
    assert found["rows"][0]["evidence"][0]["url"] == "https://www.example.go.th/dl.php?id=22&t=1"


@pytest.mark.parametrize(
    ("text", "to", "options", "why"),
    [
        ("ยี่ห้อ,ราคา\nก,1\n", "measures", (), "ไม่พบตารางของมาตรการ"),
        ("ข้อ,ข้อมูล\no1,ก\n", "oit", (), "ไม่รู้จัก “oit”"),
        ("ข้อ,ข้อมูล\no1,ก\n", "items", ("--columns", "C"), "อ่าน --columns “C” ไม่ออก"),
        ("ข้อ,ข้อมูล\no1,ก\n", "items", ("--sheet", "x"), "ไม่มีชีต “x”"),
    ],
)
def test_what_cannot_be_read_is_refused_in_thai(capsys, tmp_path, text, to, options, why):
    with pytest.raises(CommandError, match=why):
        run(capsys, csv(tmp_path, text), to, *options)

    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there_is_told(capsys, tmp_path):
    with pytest.raises(CommandError, match="เปิดแฟ้ม"):
        run(capsys, tmp_path / "ไม่มี.xlsx", "items")


@pytest.mark.parametrize(
    ("name", "to", "rows"),
    [("committee-order.docx", "committees", 7), ("minutes.docx", "meetings", 1)],
)
def test_orders_and_minutes_of_word_are_read_as_documents(capsys, name, to, rows):
    found = json.loads(run(capsys, KIT / name, to, "--json"))

    assert len(found["rows"]) == rows
