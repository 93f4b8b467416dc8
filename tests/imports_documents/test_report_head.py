"""The cover of a report: title, introduction, score, level, office."""

import pytest

from imports.documents.findings import Findings
from imports.documents.lines import lines_of
from imports.documents.report_head import read_report_head
from tests.imports_documents.hand_made import document

pytestmark = pytest.mark.no_database
GRADES = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง")
TITLE = "รายงานผลการดำเนินงาน ประจำปีงบประมาณ ๒๕๖๖"
WHY = "จากผลการประเมินคุณธรรมและความโปร่งใสของเทศบาลตำบลนาดี ประจำปี ๒๕๖๖ "


def head_of(*lines, grades=GRADES):
    findings = Findings()
    head, rest = read_report_head(lines_of(document(*lines)), findings, 2566, grades)
    return head, [line.text for line in rest], findings


@pytest.mark.parametrize(
    ("text", "total", "grade"),
    [
        ("ได้คะแนน ๙๙.๓๓ อยู่ในระดับ ผ่านดีเยี่ยม และต่อไปนี้", "99.33", "ผ่านดีเยี่ยม"),
        ("มีคะแนนรวม 88.5 คะแนน ระดับผลการประเมิน “ผ่านดี”", "88.5", "ผ่านดี"),
        ("ผลคะแนนเฉลี่ยเท่ากับ 100 ระดับผ่าน", "100", "ผ่าน"),
        ("คะแนนภาพรวมหน่วยงาน ๗๐.๐๐ คะแนน อยู่ในระดับต้องปรับปรุง", "70.00", "ต้องปรับปรุง"),
        ("ยังไม่ประกาศผล", "", ""),
    ],
)
def test_the_score_and_the_level_stand_in_the_introduction(text, total, grade):
    head, _, findings = head_of(TITLE, WHY + text)

    assert (head.total, head.grade, findings.doubts) == (total, grade, [])


def test_a_level_that_the_year_does_not_have_is_asked():
    head, _, findings = head_of(TITLE, WHY + "ได้คะแนน 98.73 ระดับ AA")

    assert head.grade == "AA"
    assert findings.doubts[0].readings == GRADES


def test_several_scores_are_asked():
    head, _, findings = head_of(TITLE, WHY + "ได้คะแนน 99.33 ส่วนปีก่อนได้คะแนน 98.73")

    assert head.total == "99.33"
    assert findings.doubts[0].readings == ("99.33", "98.73")


@pytest.mark.parametrize(
    "line", ["เทศบาลตำบลนาดี", "ของเทศบาลตำบลนาดี อำเภอเมือง จังหวัดทดลอง", "โดย เทศบาลตำบลนาดี"]
)
def test_the_office_stands_in_the_title(line):
    head, _, _ = head_of(TITLE, line, WHY)

    assert (head.title, head.agency) == (f"{TITLE}\n{line}", "เทศบาลตำบลนาดี")


def test_what_is_printed_twice_is_read_once_and_told():
    head, _, findings = head_of(TITLE, WHY, WHY)

    assert head.introduction == WHY.strip()
    assert "พิมพ์ซ้ำ" in findings.tell[0]


def test_contents_and_headings_of_pages_are_left_out_and_told():
    head, _, findings = head_of(TITLE, "สารบัญ", "บทนำ..........๑", "บทนำ", WHY)

    assert (head.title, head.introduction) == (TITLE, WHY.strip())
    assert len(findings.left_out) == 3


def test_headings_of_what_follows_are_no_introduction():
    head, rest, _ = head_of(TITLE, "ประเด็นการประเมิน OIT", "ตัวชี้วัดย่อยที่ ๙.๑", "ข้อมูลพื้นฐาน")

    assert (head.title, head.introduction) == (TITLE, "")
    assert rest == ["ประเด็นการประเมิน OIT", "ตัวชี้วัดย่อยที่ ๙.๑", "ข้อมูลพื้นฐาน"]


def test_a_score_of_another_year_is_asked():
    head, _, findings = head_of(
        TITLE, "จากผลการประเมินคุณธรรมและความโปร่งใส ปี ๒๕๖๕ ได้คะแนน 91.25 ระดับ ผ่านดี"
    )

    assert head.total == "91.25"
    assert "หลังคำว่าปี 2565" in findings.doubts[0].why
