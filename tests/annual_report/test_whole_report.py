"""What offices hand in beside the form: summary, last year, evidence, money, problems, signers."""

from datetime import UTC, date, datetime

import pymupdf
import pytest

from annual_report.changes import changes_between, words_of
from annual_report.contents import assemble_report
from annual_report.document import report_blocks, report_document
from annual_report.layout import render_report_pdf, report_html
from annual_report.readiness import readiness_of
from documents.figures import Bars, Signatures
from documents.model import Part, Table
from tests import make
from tests.public_pages import without_spans

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    make.agency()
    before = make.fiscal_year(2565, total_score="98.73", grade="AA", oit_score="97.50")
    earlier = make.result(before)
    make.indicator_result(earlier, 1, title="การปฏิบัติหน้าที่", score="90.00")
    make.indicator_result(earlier, 2, title="คุณภาพการดำเนินงาน", score="80.00")
    year = make.fiscal_year(
        2566,
        total_score="99.33",
        grade="ผ่านดีเยี่ยม",
        oit_score="100.00",
        iit_weight=30,
        eit_weight=30,
        oit_weight=40,
        report_problems="๑. ส่งหลักฐานช้า",
        report_suggestions="๑. กำหนดวันส่ง",
    )
    result = make.result(year)
    make.indicator_result(result, 1, title="การปฏิบัติหน้าที่", score="95.50")
    make.indicator_result(result, 2, title="การใช้งบประมาณ", score="85.00")
    make.lost_item(result, 20, reason="ไม่มีปัญหาอุปสรรคและข้อเสนอแนะ")
    make.report_signer(year, 40, name="นายมานะ อดทน", post="นายกเทศมนตรี")
    make.report_signer(year, 10)
    year.refresh_from_db()
    return year


def blocks_of(blocks, kind):
    found = []
    for block in blocks:
        if isinstance(block, kind):
            found.append(block)
        if isinstance(block, Part):
            found += blocks_of(block.blocks, kind)
    return found


def part_of(year, name, **options) -> Part:
    parts = report_blocks(assemble_report(year), **options)
    return next(part for part in parts if isinstance(part, Part) and part.kind == name)


def table_of(year, kind) -> list[list[str]]:
    tables = blocks_of(report_blocks(assemble_report(year)), Table)
    table = next(each for each in tables if each.kind == kind)
    texts = [
        [
            getattr(cell.blocks[0], "words", "") or getattr(cell.blocks[0], "text", "")
            for cell in row
        ]
        for row in table.rows
    ]
    return [[column.heading for column in table.columns], *texts]


def test_the_summary_has_last_year_beside_and_both_marks(year):
    make.published(make.item(number=1))
    make.proved(make.element(make.item(number=2)).item)

    scores, reported, proved = blocks_of([part_of(year, "summary")], Bars)

    assert [(bar.label, bar.value, bar.before) for bar in scores.bars] == [
        ("คะแนนรวม", 99.33, 98.73),
        ("OIT (น้ำหนัก ๔๐)", 100.0, 97.5),
    ]
    assert [bar.words for bar in reported.bars] == ["๒ จาก ๒"]
    assert [bar.words for bar in proved.bars] == ["๑ จาก ๒"]
    html = without_spans(report_html(assemble_report(year)))
    assert "เพิ่มขึ้น ๐.๖๐ คะแนน จาก ปีงบประมาณ ๒๕๖๕ คะแนนรวม ๙๘.๗๓ ระดับ AA" in html
    assert "ข้อ OIT ที่ไม่ได้คะแนน ๑ ข้อ: o๒๐" in html


def test_a_year_without_scores_says_so_and_guesses_none():
    make.agency()
    year = make.fiscal_year(2566)
    make.item(year=year)

    html = without_spans(report_html(assemble_report(year)))

    assert "ยังไม่มีคะแนนผลการประเมินที่ประกาศของปีงบประมาณ ๒๕๖๖" in html
    assert "คะแนนที่ประกาศ" not in html
    assert "ประมาณ" not in html.replace("งบประมาณ", "")


@pytest.mark.parametrize(("grade", "printed"), [("ผ่านดี", ["คะแนน", "ระดับ"]), ("", ["คะแนน"])])
def test_the_cover_tells_a_grade_that_was_announced_and_no_other(grade, printed):
    make.agency()
    year = make.fiscal_year(2566, total_score="92.10", grade=grade)

    cover = next(
        part for part in report_document(assemble_report(year)).blocks if part.kind == "cover"
    )
    scores = [block for block in cover.blocks if "score" in getattr(block, "kind", "")]

    assert [block.words.split()[0] for block in scores] == printed


def test_the_summary_is_one_page_whatever_the_year_holds(year):
    for number in range(40, 75):
        make.lost_item(year.result, number, title="ชื่อข้อที่ยาวมาก " * 20)
    for number, instrument in enumerate(["IIT", "EIT", "OIT"], start=1):
        make.item(year=year, number=number, instrument=instrument)
    make.third_status(year)
    make.measure(year=year, number=1, budget_planned="999999999999.99")
    type(year).objects.update(grade="ก" * 40, iit_score=90, eit_score=90)
    year.refresh_from_db()

    with pymupdf.open(stream=render_report_pdf(assemble_report(year))) as pdf:
        titles = [entry[1:] for entry in pdf.get_toc()]

    pages = [page for _, page in titles]
    at = next(i for i, (title, _) in enumerate(titles) if "สรุปผลการดำเนินงาน" in title)
    assert pages[at + 1] == pages[at] + 1


def test_an_indicator_stands_beside_last_year_unless_its_number_means_something_else(year):
    head, first, second = table_of(year, "result-indicators")

    assert head[-2:] == ["คะแนนปี ๒๕๖๕", "เพิ่มขึ้นหรือลดลง"]
    assert first[-3:] == ["๙๕.๕๐", "๙๐.๐๐", "+๕.๕๐"]
    assert second[-3:] == ["๘๕.๐๐", "๘๐.๐๐ (คุณภาพการดำเนินงาน)", "–"]
    html = without_spans(report_html(assemble_report(year)))
    assert "ตัวชี้วัดที่ ๒ ของปี ๒๕๖๕ ใช้ชื่ออื่น" in html
    assert "ไม่มีปัญหาอุปสรรคและข้อเสนอแนะ" in html


def test_evidence_has_its_dates_and_the_address_where_readers_open_it(year):
    item = make.item(year=year, number=12)
    make.published(item)
    check = make.link_check(checked_at=datetime(2023, 8, 2, tzinfo=UTC))
    make.evidence(
        item,
        title="แผน",
        url=check.url,
        last_link_check=check,
        document_date=date(2023, 7, 3),
        covers_from=date(2022, 10, 1),
        covers_to=date(2023, 9, 30),
    )
    file = make.evidence(item, title="แฟ้ม", url="", file="a.pdf", original_name="แผน.pdf")

    html = without_spans(report_html(assemble_report(year)))

    told = (
        "ลงวันที่ ๓ กรกฎาคม ๒๕๖๖",
        "ข้อมูล ๑ ต.ค. ๒๕๖๕ ถึง ๓๐ ก.ย. ๒๕๖๖",
        "๒ ส.ค. ๒๕๖๖",
        check.url,
        "แฟ้ม แผน.pdf",
        f"https://ita.example.go.th/evidence/{file.uuid}/",
    )
    for words in told:
        assert words in html, words


def test_a_visit_of_a_link_alone_changes_no_edition(year):
    item = make.item(year=year)
    make.published(item)
    evidence = make.evidence(item, last_link_check=make.link_check())
    before = words_of(assemble_report(year))

    evidence.last_link_check = make.link_check(checked_at=datetime(2030, 1, 1, tzinfo=UTC))
    evidence.save()

    assert words_of(assemble_report(year)) == before


def test_money_is_told_per_measure_and_together_without_adding_parts(year):
    above = make.measure(year=year, number="1", budget_planned=1000)
    make.published(above, budget_spent=900)
    make.published(
        make.measure(year=year, number="1.1", parent=above, budget_planned=400), budget_spent=100
    )
    make.measure(year=year, number="2")

    _, first, second, total = table_of(year, "budgets")

    assert first[2:] == ["๑,๐๐๐", "๙๐๐", "๙๐.๐๐"]
    assert second[1:] == ["รวมอยู่ในมาตรการที่อยู่เหนือแล้ว", "๔๐๐", "๑๐๐", "๒๕.๐๐"]
    assert total[2:] == ["๑,๐๐๐", "๙๐๐", "๙๐.๐๐"]


def test_a_share_of_amounts_of_different_measures_is_not_told(year):
    make.measure(year=year, number="1", budget_planned=1000)
    make.published(make.measure(year=year, number="2"), budget_spent=500)

    total = table_of(year, "budgets")[-1]

    assert total[2:] == ["๑,๐๐๐", "๕๐๐", "–"]


def test_no_money_no_table(year):
    make.measure(year=year)

    assert "budgets" not in {
        each.kind for each in blocks_of(report_blocks(assemble_report(year)), Table)
    }


def test_those_who_sign_stand_in_their_order_on_paper_and_not_on_the_web(year):
    (signatures,) = blocks_of([part_of(year, "signing")], Signatures)

    assert [(each.label, each.name, each.field) for each in signatures.signatures] == [
        ("ผู้จัดทำรายงาน", "นางสาวสมศรี ใจดี", "report-signer-1"),
        ("ผู้อนุมัติ", "นายมานะ อดทน", "report-signer-2"),
    ]
    contents = assemble_report(year)
    assert blocks_of(report_blocks(contents, for_web=True), Signatures) == []
    assert "การลงนามในรายงาน" in [entry.words for entry in report_document(contents).entries()]


def test_problems_and_suggestions_are_a_chapter_and_asked_for_before_issuing(year):
    make.item(year=year)
    contents = assemble_report(year)
    assert "กำหนดวันส่ง" in report_html(contents)
    assert not [line for line in readiness_of(contents, []).whole if "ปัญหา" in line]

    before = words_of(contents)
    year.report_problems = ""
    year.save()
    year.report_signers.get(role=40).delete()
    contents = assemble_report(year)

    told = readiness_of(contents, []).whole
    assert "ยังไม่ได้พิมพ์ปัญหาและอุปสรรคของปี ถ้าไม่มีให้พิมพ์ว่าไม่มี" in told
    changes = changes_between(before, words_of(contents))
    assert changes == ["แก้ไข ผู้ลงนาม", "นำออก ปัญหาและอุปสรรค"]


def test_what_was_assembled_is_read_without_a_query(year, django_assert_num_queries):
    make.published(make.measure(year=year, number=1, budget_planned=5), budget_spent=1)
    make.published(make.item(year=year))
    contents = assemble_report(year)

    with django_assert_num_queries(0):
        assert blocks_of(report_blocks(contents), Bars)
