"""Files of criteria that cannot be taken: every fault with its place, and nothing is done."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from oit_checklist.models import ChecklistItem, Section
from oit_checklist.shipped_sets import shipped_set
from oit_checklist.year_criteria import apply_set
from tests import make
from tests.criteria.files import IMPORT, look, take, text_of, ticket_in, toml
from tests.oit_checklist.test_criteria_workbook import template

pytestmark = pytest.mark.django_db

START = 'fiscal_year = 2569\nstanding = "provisional"\nsource = "คู่มือ"\n'
LINE_TOO_DEEP = """
[[item]]
instrument = "OIT"
number = 1
title = "ข้อหนึ่ง"
[[item.element]]
text = "ก"
[[item.element.part]]
text = "ข"
[[item.element.part.part]]
text = "ค"
[[item.element.part.part.part]]
text = "ง"
"""


def row(title: str = "ข้อ", number: int = 1, instrument: str = "OIT", section: str = "") -> str:
    lines = [f'instrument = "{instrument}"', f"number = {number}", f'title = "{title}"']
    return "\n".join(["\n[[item]]", *lines, *([f'section = "{section}"'] if section else [])])


def book(change) -> SimpleUploadedFile:
    """The workbook of 2569, as somebody changed it."""
    return SimpleUploadedFile("เกณฑ์.xlsx", template(change, shipped_set(2569)).read())


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (row(section="9.9"), "บรรทัด 9: ข้อ o1 อยู่ในตัวชี้วัดย่อย “9.9” แต่แฟ้มไม่มีตัวชี้วัดย่อยนี้"),
        (row() + row("ซ้ำ"), "ข้อ OIT 1 ซ้ำในแฟ้ม (ครั้งแรกที่บรรทัด 5)"),
        (row(instrument="MOIT"), "MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข"),
        (LINE_TOO_DEEP, "องค์ประกอบซ้อนกันได้ไม่เกิน 3 ระดับ"),
        ("", "แฟ้มนี้ไม่มีข้อใดเลย"),
        ("= ไม่ใช่ toml", "บรรทัด 4"),
    ],
)
def test_a_faulty_toml_file(office, stored, file, said):
    answer = look(office, toml(START + file))

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not ticket_in(answer)
    assert ChecklistItem.objects.count() == 2


def spoil(cell: str, value: str, sheet: str = "ข้อ"):
    def change(workbook):
        workbook[sheet][cell] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (spoil("C2", "9.9"), "แผ่น “ข้อ” ช่อง C2"),
        (spoil("B3", "o1"), "แผ่น “ข้อ”"),
        (spoil("A3", "MOIT"), "MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข"),
        (spoil("C2", "3", "องค์ประกอบ"), "แผ่น “องค์ประกอบ” ช่อง C2"),
        (lambda workbook: workbook["ข้อ"].merge_cells("D3:E3"), "แผ่น “ข้อ”"),
        (spoil("E1", "หัวอื่น"), "แผ่น “ข้อ”"),
    ],
)
def test_a_faulty_workbook_is_told_by_sheet_and_cell(office, hidden_year, change, said):
    answer = look(office, book(change))

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not ChecklistItem.objects.exists()


def test_moved_columns_are_read_by_their_headings(office, hidden_year):
    apply_set(shipped_set(2569), hidden_year, change_texts=True)

    def move(workbook):
        workbook["ข้อ"].move_range("F1:M200", cols=2)

    answer = look(office, book(move))

    assert "ไม่ต่างจากเกณฑ์ของปี 2569 ในระบบ" in text_of(answer)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("เกณฑ์.pdf", b"%PDF-1.7", "xlsx ตามแบบของระบบ หรือ toml เท่านั้น"),
        ("เกณฑ์.xlsx", b"no workbook", "เกณฑ์.xlsx"),
        ("เกณฑ์.toml", b"\xff\xfe", "เกณฑ์.toml"),
    ],
    ids=["pdf", "xlsx", "toml"],
)
def test_another_kind_of_file(office, hidden_year, name, content, said):
    answer = look(office, SimpleUploadedFile(name, content))

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_the_set_of_another_year_is_refused_with_both_years(office, stored):
    answer = look(office, toml(START.replace("2569", "2568") + row()))

    assert "บรรทัด 1: แฟ้มนี้เป็นเกณฑ์ของปี 2568 แต่ท่านกำลังนำเข้าเกณฑ์ของปี 2569" in text_of(answer)


def test_9_10_is_another_number_than_9_1_and_thai_digits_are_the_same(office, hidden_year):
    nine_three = make.section(hidden_year, "9.3")
    sections = "".join(
        f'\n[[section]]\nnumber = "{number}"\ntitle = "ข้อมูลพื้นฐาน"\n'
        for number in ("๙.๓", "9.1", "9.10")
    )
    file = START + sections + row("หนึ่ง", 1, section="9.1") + row("สอง", 2, section="9.10")

    preview = look(office, toml(file + row("สาม", 3, section="9.3")))
    take(office, preview)

    inside = {item.title: item.section.number for item in ChecklistItem.objects.all()}
    assert inside == {"หนึ่ง": "9.1", "สอง": "9.10", "สาม": "9.3"}
    assert Section.objects.get(number="9.3") == nine_three
    assert Section.objects.count() == 3


def test_without_a_file_the_box_is_asked_for(office, hidden_year):
    answer = office.post(IMPORT, {})

    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.content.decode()


def test_a_year_that_is_not_there_is_not_found(office):
    assert office.get(IMPORT).status_code == 404
