"""What a head means among the fields of a target, in the words that offices use."""

import pytest

from imports.tables.head_words import word_scores
from imports.tables.targets import TARGETS
from tests.imports_tables.tables import asked, column_of, fields_of, grid, read

MEANT = {
    ("measures", "method"): "ขั้นตอนการปฏิบัติ|กระบวนการดำเนินงาน|รายละเอียดการดำเนินการ",
    ("measures", "divisions"): "ผู้รับผิดชอบกิจกรรม|หน่วยงานที่ดำเนินการ|ผู้รับผิดชอบ (กอง/สำนัก)",
    ("measures", "ends_on"): "แล้วเสร็จภายใน|กำหนดเวลาแล้วเสร็จ|วันเสร็จสิ้น",
    ("measures", "budget_planned"): "งบประมาณ (บาท)|งบที่ได้รับ|วงเงิน (บาท)|งบประมาณตามเทศบัญญัติ",
    ("measures", "budget_spent"): "งบประมาณที่จ่ายจริง|จำนวนเงินที่เบิกจ่าย|งบประมาณ (เบิกจ่ายจริง)",
    ("measures", "results"): "ผลการดำเนินงานตามมาตรการ|สรุปผลการดำเนินโครงการ",
    ("measures", "status"): "สถานะของโครงการ|สถานะการดำเนินโครงการ",
    ("items", "code"): "ข้อ/ตัวชี้วัด|รหัสตัวชี้วัด|ข้อที่ (OIT)",
    ("items", "elements"): "องค์ประกอบด้านข้อมูล|องค์ประกอบ/รายละเอียด|รายละเอียดที่ต้องเปิดเผย",
    ("items", "evidence"): "ลิงก์|ที่อยู่เว็บไซต์ (URL)|Website|คำตอบ (URL)|แหล่งอ้างอิง",
    ("items", "status"): "สถานะข้อมูล|สถานะการเผยแพร่",
    ("items", "theme"): "หมวดหมู่ข้อมูล",
    ("criteria", "period_rule"): "ปีของข้อมูลที่ต้องเผยแพร่|ระยะเวลาข้อมูล",
    ("people", "post"): "ชื่อตำแหน่งในสายงาน|ตำแหน่งหน้าที่",
    ("people", "phone"): "เบอร์|เบอร์โทร.|Mobile|โทรศัพท์/มือถือ",
    ("committees", "role"): "ตำแหน่งในคำสั่ง|แต่งตั้งเป็น|หน้าที่ในคณะกรรมการ/คณะทำงาน",
    ("meetings", "held_on"): "ว/ด/ป|วัน/เดือน/ปี ที่ประชุม|ประชุมวันที่",
    ("meetings", "ends_at"): "เวลาที่เลิก|เวลาเสร็จสิ้น",
    ("results", "score"): "ค่าคะแนน|คะแนนร้อยละ|คะแนน (ร้อยละ)",
    ("results", "weighted"): "คะแนน (ถ่วงน้ำหนัก)|คะแนนหลังถ่วง",
    ("results", "weight"): "น้ำหนัก (ร้อยละ)",
    ("results", "last_year"): "คะแนนปี 2565|ผลคะแนน ปี 2565|คะแนน ปีงบประมาณ พ.ศ. 2565",
}


@pytest.mark.parametrize(
    ("target", "field", "head"),
    [(*key, head) for key, heads in MEANT.items() for head in heads.split("|")],
)
def test_a_head_means_what_it_begins_with(target, field, head):
    fields = TARGETS[target]

    scores = word_scores((head,), fields, 2566)

    worth = {name: score * fields.field_named(name).weight for name, score in scores.items()}
    assert max(worth, key=worth.get) == field


def test_elements_are_no_title_where_the_title_stands_behind_the_code():
    cells = "๐๑ โครงสร้าง|o แสดงแผนผัง\\no แสดงตำแหน่ง|สำนักปลัด"

    found = read("items", grid(f"ข้อ|องค์ประกอบด้านข้อมูล|ผู้รับผิดชอบ\n{cells}"))

    assert column_of(found, "title") == ["โครงสร้าง"]
    assert [line["text"] for line in column_of(found, "elements")[0]] == ["แสดงแผนผัง", "แสดงตำแหน่ง"]
    assert not asked(found)


def test_columns_of_other_years_are_told_and_not_asked():
    table = "มาตรการ|ปี 2566|ปี 2567\n|งบประมาณ (บาท)|งบประมาณ (บาท)\nอบรม|100|200"

    found = read("measures", grid(table, [((1, 1), (2, 1))]))

    assert column_of(found, "budget_planned") == ["100.00"]
    assert not asked(found)
    assert "ปี 2567" in found.tell[0]


def test_an_empty_column_is_no_rival():
    table = "ตัวชี้วัด|ผลคะแนน|ร้อยละ\n1. การปฏิบัติหน้าที่|90|"

    assert not asked(read("results", grid(table)))


def test_codes_below_a_running_head_are_codes():
    assert not asked(read("items", grid("ที่|ข้อมูล\n๐๑|โครงสร้าง\n๐๒|ผู้บริหาร")))


def test_one_head_over_a_number_and_its_title_is_both():
    table = "ตัวชี้วัดย่อย||ข้อ|ข้อมูล\n9.1|ข้อมูลพื้นฐาน|o1|โครงสร้าง"

    found = read("criteria", grid(table, [((1, 1), (1, 2))]))

    assert list(fields_of(found).values())[:2] == ["section", "section_title"]
    assert not asked(found)
