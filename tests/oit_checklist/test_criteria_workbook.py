"""Criteria as a workbook: ours comes back the same, an office's own is read or refused by cell."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from oit_checklist.criteria_checks import check_set
from oit_checklist.criteria_set import CriteriaError
from oit_checklist.criteria_workbook import read_workbook, write_workbook
from oit_checklist.shipped_sets import shipped_set, shipped_sets
from tests.oit_checklist.test_year_criteria import THREE_LEVELS

HEADS = ["ตัวชี้วัดย่อย", "ประเด็น", "ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ช่วงเวลา"]

pytestmark = pytest.mark.django_db  # whose workbook it is


def own(*rows, title="เกณฑ์ OIT ปีงบประมาณ พ.ศ. 2571", heads=HEADS, merge=(), formats=None):
    """An office's own table: a title line, the headings, then the rows from line 3."""
    book = Workbook()
    sheet = book.active
    for line in ([title], list(heads), *rows):
        sheet.append(line)
    for area in merge:
        sheet.merge_cells(area)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return read_workbook(saved(book), "เกณฑ์.xlsx")


def saved(book) -> BytesIO:
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def written(criteria) -> BytesIO:
    """What write_workbook gives, in memory."""
    with write_workbook(criteria) as file:
        return BytesIO(file.read())


def template(change=lambda book: None, criteria=None) -> BytesIO:
    """Our own workbook, as somebody changed it."""
    book = load_workbook(written(criteria or shipped_set(2568)))
    change(book)
    return saved(book)


def refused(read) -> str:
    with pytest.raises(CriteriaError) as error:
        read()
    return str(error.value)


@pytest.mark.parametrize("each", [THREE_LEVELS, *shipped_sets()], ids=lambda of: of.fiscal_year)
def test_what_is_written_reads_back_the_same(each):
    assert read_workbook(written(each), "เกณฑ์.xlsx").criteria == each


def test_the_empty_template_explains_itself_and_asks_for_its_year():
    sheets = load_workbook(written(None)).worksheets
    assert "9.10 ไม่ใช่ 9.1" in " ".join(str(cell.value) for row in sheets[0] for cell in row)

    assert "ขาดปีงบประมาณ" in refused(lambda: read_workbook(written(None), "เปล่า.xlsx"))


def test_sub_indicators_of_the_template_are_text_cells():
    sheet = load_workbook(written(shipped_set(2568)))["ข้อ"]

    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["C2"].number_format) == (
        "9.1",
        "s",
        "@",
    )


def test_moved_columns_and_a_title_line_are_understood():
    def move(book):
        sheet = book["ข้อ"]
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, 20).value, sheet.cell(row, 5).value = sheet.cell(row, 5).value, None
        sheet.insert_rows(1, 2)
        sheet["A1"] = "เกณฑ์ที่งานแผนจัดทำ"

    assert read_workbook(template(move), "ก.xlsx").criteria == shipped_set(2568)


def test_merged_columns_are_refused_by_cell():
    said = refused(
        lambda: read_workbook(template(lambda book: book["ข้อ"].merge_cells("D3:E3")), "ก.xlsx")
    )

    assert "แผ่น “ข้อ” ช่อง D3: ช่องนี้ผสานข้ามคอลัมน์" in said


def test_merged_lines_are_refused_by_cell():
    said = refused(
        lambda: read_workbook(
            template(lambda book: book["องค์ประกอบ"].merge_cells("E2:E3")), "ก.xlsx"
        )
    )

    assert "แผ่น “องค์ประกอบ” ช่อง E2: ช่องนี้ผสานหลายแถว" in said


def test_every_fault_of_a_template_is_told_by_its_cell():
    def spoil(book):
        book["ข้อ"]["B3"] = "สอง"
        book["ข้อ"]["H4"] = "อาจจะ"
        book["องค์ประกอบ"]["C2"] = "3"
        book["ข้อ"]["P1"] = "คอลัมน์ใหม่"
        book["ปี"]["B6"] = "30"

    said = refused(lambda: read_workbook(template(spoil), "ก.xlsx"))

    assert "แผ่น “ข้อ” ช่อง B3: “สอง” ไม่ใช่เลขข้อ" in said
    assert "แผ่น “ข้อ” ช่อง H4: ใช้ได้เฉพาะ ใช่ หรือ ไม่ใช่" in said
    assert "แผ่น “องค์ประกอบ” ช่อง C2: ระดับ 3 ต้องอยู่ใต้บรรทัดระดับ 2" in said
    assert "แผ่น “ข้อ” ช่อง P1: ไม่รู้จักหัวคอลัมน์ “คอลัมน์ใหม่”" in said
    assert "แผ่น “ปี” ช่อง B6: น้ำหนักต้องกรอกครบ" in said


def test_words_that_the_set_does_not_know_are_told_by_their_cell():
    criteria = read_workbook(
        template(lambda book: book["ข้อ"].__setitem__("F2", "สักวันหนึ่ง")), "ก.xlsx"
    ).criteria

    assert next(map(str, check_set(criteria))).startswith(
        "แผ่น “ข้อ” ช่อง F2: ไม่รู้จักช่วงเวลาของข้อมูล “สักวันหนึ่ง” ใช้ได้เฉพาะ 6 เดือนแรก"
    )


def test_an_office_s_own_table_with_merged_cells_and_thai_digits():
    reading = own(
        ["๙.๑ ข้อมูลพื้นฐาน", "หน่วยงาน", "๐๑", "โครงสร้าง", "• แผนผัง\n• หน้าที่", "ปี 2571"],
        [None, None, "ข้อ o2", "ติดต่อ", "• อย่างน้อย\n  (๑) ที่อยู่\n  (๒) อีเมล", "-"],
        ["9.10 บริการ", "ออนไลน์", "o๑๐", "สถิติ", "ข้อมูลสถิติ", "6 เดือนแรก"],
        merge=["A1:F1", "A3:A4", "B3:B4"],
    )

    first, second, tenth = reading.criteria.items
    assert (first.section, first.number, first.period) == ("9.1", 1, "current_year")
    assert [line.text for line in first.elements] == ["แผนผัง", "หน้าที่"]
    assert (second.section, second.theme, second.number) == ("9.1", "หน่วยงาน", 2)
    assert [(part.marker, part.text) for part in second.elements[0].parts] == [
        ("(๑)", "ที่อยู่"),
        ("(๒)", "อีเมล"),
    ]
    assert (tenth.section, tenth.number, tenth.period) == ("9.10", 10, "first_half")
    assert [each.title for each in reading.criteria.sections] == ["ข้อมูลพื้นฐาน", "บริการ"]
    assert (reading.criteria.fiscal_year, reading.questions) == (2571, ())
    assert not check_set(reading.criteria)


def test_either_or_in_words_is_asked_by_its_cell_and_stays_one_line():
    reading = own(["9.1 ก", "ข", "o1", "แผน", "• มีอย่างใดอย่างหนึ่ง โครงการ หรือ กิจกรรม", None])

    (question,) = reading.questions
    assert question.place == "แผ่น “Sheet” ช่อง E3"
    assert [line.text for line in reading.criteria.items[0].elements] == [
        "มีอย่างใดอย่างหนึ่ง โครงการ หรือ กิจกรรม"
    ]


def test_a_sub_indicator_in_a_row_of_its_own_holds_for_what_stands_below():
    reading = own(
        ["ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน"],
        [None, None, "o1", "โครงสร้าง", None, None],
        HEADS,
        ["ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน"],
        [None, None, "o2", "แผน", None, None],
        merge=["A3:F3"],
    )

    assert [item.section for item in reading.criteria.items] == ["9.1", "9.2"]


@pytest.mark.parametrize(
    ("numbers", "formats", "asked"),
    [
        ([9.1, 9.2], {}, None),
        ([9.1, "9.10"], {}, "ช่อง A3: ช่องนี้เป็นตัวเลข จึงไม่ทราบว่าเป็น 9.1 หรือ 9.10"),
        ([9.1, 9.9], {}, "ช่อง A3: ช่องนี้เป็นตัวเลข"),
        ([9.2, 9.1], {"A4": "0.00"}, "ช่อง A4: ช่องนี้เป็นตัวเลข"),
        (["๙.๑", "9.10"], {}, None),
    ],
)
def test_a_number_cell_that_may_be_9_10_is_asked(numbers, formats, asked):
    rows = [
        [number, "ชื่อตัวชี้วัด", f"o{place}", "ข้อมูล", None, None]
        for place, number in enumerate(numbers, start=1)
    ]

    def read():
        return own(*rows, formats=formats)

    if asked:
        assert asked in refused(read)
    else:
        sections = [item.section for item in read().criteria.items]
        assert sections == [str(each).replace("๙.๑", "9.1") for each in numbers]


def test_one_number_under_two_titles_is_refused():
    heads = ["ตัวชี้วัดย่อย", "ชื่อตัวชี้วัดย่อย", "ข้อ", "ข้อมูล"]
    said = refused(
        lambda: own([9.1, "ข้อมูลพื้นฐาน", "o1", "ก"], [9.1, "บริการ", "o2", "ข"], heads=heads)
    )

    assert "ตัวชี้วัดย่อย 9.1 มีสองชื่อ “ข้อมูลพื้นฐาน” และ “บริการ” อาจเป็น 9.10" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["9.1 ก", "ข", "o1-o3", "ค", None, None], "ช่อง C3: “o1-o3” ไม่ใช่เลขข้อ"),
        (["๑๐.", "ข", "o1", "ค", None, None], "ช่อง A3: “๑๐.” ไม่ใช่เลขตัวชี้วัดย่อย"),
        (["9.1 ก", "ข", None, "ค", "ง", None], "ช่อง C3: ขาดเลขข้อของ “ค”"),
        (["9.1 ก", "ข", "=1+1", "ค", None, None], "ช่อง C3 เป็นสูตร"),
    ],
)
def test_what_cannot_be_read_of_an_own_table_is_refused_by_cell(row, said):
    assert said in refused(lambda: own(row))


def test_the_checklist_of_another_body_is_refused_by_name():
    reading = own(["9.1 ก", "ข", "MOIT 1", "ค", None, None])

    assert any(
        "MOIT เป็นแบบตรวจของกระทรวงสาธารณสุข" in str(each) for each in check_set(reading.criteria)
    )


def test_a_column_that_is_not_known_is_told_and_one_that_is_missing_is_refused():
    reading = own(["9.1 ก", "o1", "ข", "ค"], heads=["ตัวชี้วัดย่อย", "ข้อ", "ข้อมูล", "คะแนน"])
    assert "ไม่รู้จักคอลัมน์ “คะแนน”" in str(reading.questions[0])

    assert "ขาดคอลัมน์ ข้อ" in refused(lambda: own(["9.1 ก", "ข"], heads=["ตัวชี้วัดย่อย", "ข้อมูล"]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "แฟ้มว่างเปล่า"),
        (b"%PDF-1.7 x", "แฟ้มนี้เป็นแฟ้ม PDF"),
        ("ข้อ,ข้อมูล".encode(), "ไม่ใช่ตาราง .xlsx"),
        (b"PK\x03\x04" + bytes(50), "แฟ้ม"),
    ],
    ids=["empty", "pdf", "csv", "broken"],
)
def test_another_kind_of_file_is_told(content, said):
    assert said in refused(lambda: read_workbook(BytesIO(content), "ก.xlsx"))
