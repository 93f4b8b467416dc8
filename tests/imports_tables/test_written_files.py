"""Tables as programs write them down: csv that ends its lines early, sheets saved as pages."""

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from imports.tables.reading import propose
from office_files.reading import read_office_file
from tests.imports_tables.tables import OFFICE, column_of

PLAN = [
    ["แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566"],
    ["ที่", "โครงการ", "วิธีดำเนินการ", "งบประมาณ (บาท)", "", "ผลการดำเนินงาน"],
    ["", "", "", "แผน", "ผล"],
    ["1", "โครงการ ก", '"1. ขออนุมัติ\n2. จัดอบรม"', "๒๐,๐๐๐.-", "18500", "อบรมแล้ว"],
    ["2", "โครงการ ข", "", "-", "-"],
    [],
    ["หมายเหตุ : ข้อมูล ณ สิ้นปี"],
    ["", "", "", "", "ลงชื่อ.................ผู้รายงาน"],
]
SHEET = """<meta charset="utf-8"><table class="waffle"><thead><tr><th class="row-header"></th>
<th class="column-headers-background">A</th><th class="column-headers-background">B</th>
<th class="column-headers-background">C</th></tr></thead><tbody>
<tr><th class="row-headers-background">1</th><td>ข้อ</td><td>ข้อมูล</td><td>ลิงก์</td></tr>
<tr><th class="row-headers-background">2</th><td>o1</td><td>โครงสร้าง</td>
<td><a href="https://www.google.com/url?q=https://e.go.th/b?id%3D2%26t%3D1&amp;sa=D">ดู</a></td>
</tr></tbody></table>"""


def read_file(data, target):
    return propose(read_office_file(data), target, 2566, OFFICE)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["cp874", "utf-8-sig", "utf-16"])
def test_a_csv_may_leave_out_empty_cells_and_knows_no_merged_heads(sign, encoding):
    lines = (sign.join(f'"{each}"' if "," in each else each for each in line) for line in PLAN)

    found = read_file("\r\n".join(lines).encode(encoding), "measures")

    assert [row.cell for row in found.rows] == ["A4", "A5"]
    assert column_of(found, "method")[0] == "1. ขออนุมัติ\n2. จัดอบรม"
    assert column_of(found, "budget_planned") == ["20000.00", ""]
    assert column_of(found, "budget_spent") == ["18500.00", ""]
    assert column_of(found, "results") == ["อบรมแล้ว", ""]
    assert [each.cell for each in found.left_out] == ["A1", "A7", "E8"]


def test_letters_and_numbers_around_a_sheet_of_google_are_none_of_it():
    found = read_file(SHEET.encode(), "items")

    assert [column.column for column in found.columns] == ["A", "B", "C"]
    assert found.rows[0].cell == "A2"


def test_an_address_that_a_program_wrapped_is_the_one_it_leads_to():
    found = read_file(SHEET.encode(), "items")

    assert column_of(found, "evidence") == [[{"url": "https://e.go.th/b?id=2&t=1", "title": "ดู"}]]


def test_the_sheets_of_a_workbook_saved_as_one_page_are_read():
    archive = MIMEMultipart("related")
    pages = ["<frameset><frame src='a.files/sheet001.htm'></frameset>", SHEET]
    for page in pages:
        archive.attach(MIMEText(f"<html>{page}</html>", "html", "utf-8"))

    found = read_file(archive.as_bytes(), "items")

    assert column_of(found, "code") == ["o1"]
