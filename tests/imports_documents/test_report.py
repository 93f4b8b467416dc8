"""The first report comes out of its Word file and of its text with every word of the year file."""

import json
from pathlib import Path

import pytest

from imports.documents.report import NoReportError, read_report
from imports.documents.report_file import open_report
from oit_checklist.criteria_set import lines_of
from oit_checklist.shipped_sets import shipped_set
from records.data_files import read_data_file
from tests.imports_documents.likeness import bare, differences
from tests.imports_documents.reports_by_hand import context

pytestmark = pytest.mark.no_database
ROOT = Path(__file__).parent.parent.parent
KIT = ROOT / "tests" / "field_kit"
PARTS = ("head", "measures", "indicators", "items", "committee", "meetings")
EXPECTED = json.loads((KIT / "report-2566.docx.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=["report-2566.docx", "report-2566.txt"])
def found(request):
    file = open_report((KIT / request.param).read_bytes(), request.param)
    return read_report(file, 2566, context(2566)).to_json()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_as_expected(found, part):
    assert differences(found[part], EXPECTED[part]) == []


def test_there_are_54_rows(found):
    assert [len(found[part]) for part in ("measures", "indicators", "items")] == [3, 8, 43]


def test_the_words_are_those_of_the_year_file(found):
    year = read_data_file(ROOT / "imports" / "data" / "fy2566.toml")
    measures = [
        (t.text("title"), t.text("method"), t.text("results")) for t in year.tables("measure")
    ]
    progress = [t.text("progress") for t in year.tables("progress")]

    read = [(row["title"], row["method"], row["results"]) for row in found["measures"]]
    assert [tuple(map(bare, row)) for row in read] == [tuple(map(bare, row)) for row in measures]
    rows = [*found["indicators"], *found["items"]]
    assert [bare(row["progress"]) for row in rows] == list(map(bare, progress))


def test_the_elements_are_those_of_the_criteria(found):
    known = {(item.instrument, item.number): item for item in shipped_set(2566).items}
    for row in [*found["indicators"], *found["items"]]:
        item = known[row["instrument"], row.get("number") or int(row["code"][1:])]
        lines = [(level, bare(line.text)) for level, line in lines_of(item.elements)]
        assert [(each["level"], bare(each["text"])) for each in row["elements"]] == lines
        assert row["title"].replace(" ", "") == item.title.replace(" ", "")


@pytest.mark.parametrize(
    "oddity",
    [
        "ไม่พบหัวข้อตัวชี้วัดย่อย 9.2 9.3", "“10.” พิมพ์เลขไม่ครบ อ่านเป็น 10.2",
        "ตัวชี้วัดที่ 6–8 เป็นของ EIT แต่อยู่ใต้หัวข้อ IIT", "ไม่พบหัวข้อ EIT", "ความก้าวหน้าของข้อ o15 น่าจะขาดท้าย",
        "ระเบียบวาระที่ 3 มี 2 ครั้ง", "ระเบียบวาระที่ ไม่มีเลข 4", "ตามปฏิทินเป็นวันอังคาร",
        "“นางสาวดวงดา ทรัพย์วิสัย” กับ “นางสาวดวงตา ทรัพย์วิสัย”", "27 ใน 43 ข้อ คือร้อยละ 62.79",
        "o37 อ้างถึงข้อ o34 แต่คำที่อ้างตรงกับชื่อข้อ o36", "คำว่า “Gfit” อาจพิมพ์ผิด", "รายการที่ 2 มี 2 ครั้ง",
    ],
)  # fmt: skip
def test_every_known_fault_is_told(found, oddity):
    assert any(oddity in sentence for sentence in found["tell"])


def test_nothing_else_of_the_tables_is_called_odd(found):
    about_texts = [sentence for sentence in found["tell"] if "น่าจะขาดท้าย" in sentence]

    assert len(about_texts) == 1
    assert not any(sentence.startswith("ข้อ OIT") for sentence in found["tell"])


def test_the_catchword_is_left_out_and_told(found):
    assert any("/๔. หาก..." in each["why"] for each in found["left_out"])


@pytest.mark.parametrize("name", ["minutes.docx", "committee-order.docx", "people.xlsx"])
def test_another_document_is_no_report(name):
    file = open_report((KIT / name).read_bytes(), name)

    with pytest.raises(NoReportError, match="ไม่ใช่รายงานประจำปี"):
        read_report(file, 2566, context(2566))
