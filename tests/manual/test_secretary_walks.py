"""A secretary follows the manual: review, publication, minutes, the report, ITAS and tables."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx as word
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from agency.models import FiscalYear
from documents.working import work_off
from measures.models import Measure
from meetings.models import Committee, Meeting
from meetings.word import render_minutes_docx
from oit_checklist.models import ItemEvidence
from old_website.models import WebsiteReading
from tests import make
from tests.backoffice.row_page import address
from tests.spreadsheets.tables import rows_of, xlsx

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]


def submitted(title: str):
    item = make.item(title=title, divisions=[make.division("สำนักปลัด")])
    make.element(item)
    update = make.draft(item, state="submitted", progress="- จัดทำแล้ว")
    make.evidence(item).elements.set(item.elements.all())
    return item, update


def test_reports_are_returned_and_approved(secretary_page, begin):
    submitted("ข้อแรก")
    submitted("ข้อที่สอง")
    walk = begin(secretary_page, "review")
    secretary_page.goto("/admin/")
    walk.see("รอตรวจ")
    secretary_page.get_by_role("link", name="ข้อแรก").first.click()
    walk.see("สิ่งที่เปลี่ยนจากฉบับที่อนุมัติแล้ว")
    walk.see("ที่ประชาชนเห็นตอนนี้")
    walk.fill("หมายเหตุของผู้ตรวจ", "ขาดปัญหาอุปสรรค")
    walk.press("ส่งกลับแก้ไข")
    secretary_page.goto("/admin/")
    secretary_page.get_by_role("link", name="ข้อที่สอง").first.click()
    secretary_page.get_by_label("หมายเหตุของผู้ตรวจ").fill("ตรวจแล้ว")
    walk.press("เผยแพร่")
    expect(secretary_page.get_by_text("เผยแพร่แล้ว").first).to_be_visible()


def test_a_measure_is_published_withdrawn_and_restored(secretary_page, begin):
    measure = make.measure(title="งดรับของขวัญ", published_at=None)
    walk = begin(secretary_page, "publication")
    secretary_page.goto(address(measure))
    walk.press("เผยแพร่หรือดูว่าต้องทำอะไร")
    walk.press("เผยแพร่")
    secretary_page.goto(address(measure))
    walk.press("การเผยแพร่และการถอน")
    walk.fill("เหตุผลที่ถอน", "เผยแพร่ก่อนกำหนด")
    walk.press("ถอนการเผยแพร่")
    walk.press("นำกลับมาเผยแพร่")
    expect(secretary_page.get_by_text("นำกลับมาเผยแพร่แล้ว 1 รายการ")).to_be_visible()


def test_the_readiness_of_the_year(secretary_page, begin):
    make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40, oit_rule="mean_of_means")
    make.item(number=1, divisions=[make.division("สำนักปลัด")])
    walk = begin(secretary_page, "readiness")
    walk.press_at_work("ความพร้อมทั้งปี")
    walk.choose("ส่วนราชการ", "สำนักปลัด")
    walk.press("แสดง")
    secretary_page.locator("input[name=without]").first.check()
    walk.press("คิดคะแนน")
    expect(secretary_page.locator(".what-if")).to_be_visible()


def test_a_measure_is_added(secretary_page, begin):
    make.fiscal_year()
    make.division("กองคลัง")
    walk = begin(secretary_page, "measures")
    walk.press_at_work("มาตรการ")
    walk.press("เพิ่มมาตรการ")
    walk.choose("ปีงบประมาณ", "2566")
    walk.fill("ลำดับที่", "1")
    walk.fill("มาตรการ/กิจกรรม", "งดรับของขวัญ")
    walk.fill("วิธีดำเนินการ", "๑. ประกาศนโยบาย")
    walk.tick("ทุกส่วนงานรับผิดชอบ")
    walk.fill("เริ่ม", "1/10/2565")
    walk.fill("สิ้นสุด", "30/9/2566")
    walk.press("บันทึกแล้วแก้ไขต่อ")
    walk.press("เผยแพร่หรือดูว่าต้องทำอะไร")
    expect(secretary_page.get_by_role("heading", level=1)).to_contain_text("งดรับของขวัญ")


def test_an_item_is_given_to_a_division(secretary_page, begin):
    make.division("กองคลัง")
    item = make.item(number=1, title="โครงสร้าง")
    walk = begin(secretary_page, "criteria")
    walk.press_at_work("ข้อในแบบตรวจ")
    secretary_page.get_by_role("link", name="โครงสร้าง").first.click()
    walk.press("กำหนดรายการ")
    secretary_page.get_by_label("กองคลัง").check()
    walk.fill("กำหนดส่งรายงาน", "31/3/2566")
    walk.fill("คำอธิบายในระบบ ITAS", "ดูแผนผัง")
    walk.press("บันทึกร่าง")
    expect(secretary_page.locator(".success")).to_be_visible()
    assert [str(each) for each in item.divisions.all()] == ["กองคลัง"]


def test_criteria_are_compared_with_the_manual_of_the_nacc(secretary_page, begin):
    item = make.item(number=1, title="โครงสร้าง")
    walk = begin(secretary_page, "criteria-check")
    walk.press_at_work("ตรวจเกณฑ์กับคู่มือ")
    secretary_page.locator("input[name=chosen]").check()
    walk.fill("ตรวจกับคู่มือฉบับ", "คู่มือ ITA 2566")
    walk.press("บันทึกว่าตรวจกับคู่มือแล้วตามที่เลือก")
    expect(secretary_page.locator(".success")).to_be_visible()
    item.refresh_from_db()
    assert item.is_checked
    walk.press("ยืนยันจำนวนข้อและน้ำหนักของปี")


def test_the_criteria_of_a_year_are_corrected(secretary_page, begin, tmp_path):
    item = make.item(number=1, title="โครงสร้าง")
    make.element(item, "แผนผัง", order=1)
    make.element(item, "ตำแหน่ง", order=2)
    walk = begin(secretary_page, "criteria-year")
    walk.press_at_work("เกณฑ์ของปี")
    walk.press("↓", exact=False)
    assert [line.text for line in item.elements.order_by("order")] == ["ตำแหน่ง", "แผนผัง"]
    with secretary_page.expect_download() as download:
        walk.press("ดาวน์โหลด xlsx")
    path = tmp_path / "เกณฑ์.xlsx"
    book = load_workbook(BytesIO(download.value.path().read_bytes()))
    book["ข้อ"]["E2"] = "โครงสร้างหน่วยงาน"
    book.save(path)
    walk.press("นำเข้าจากแฟ้ม")
    walk.attach("แฟ้มเกณฑ์ (xlsx หรือ toml)", path)
    walk.press("ดูตัวอย่างก่อนนำเข้า")
    expect(secretary_page.locator("ins")).to_have_text("เพิ่ม หน่วยงาน")
    walk.press("นำเข้าตามตัวอย่างนี้")
    expect(secretary_page.locator(".success")).to_be_visible()
    item.refresh_from_db()
    assert item.title == "โครงสร้างหน่วยงาน"


def test_a_committee_is_added(secretary_page, begin):
    walk = begin(secretary_page, "committees")
    walk.press_at_work("คณะกรรมการ")
    walk.press("เพิ่มคณะกรรมการ")
    walk.fill("ชื่อคณะกรรมการ", "คณะกรรมการติดตาม")
    walk.fill("คำสั่งแต่งตั้ง", "ที่ 1/2566")
    walk.fill("อำนาจหน้าที่", "ติดตามผล")
    walk.fill("ระเบียบวาระประจำ", "เรื่องแจ้งเพื่อทราบ")
    walk.press("เพิ่มกรรมการ")
    row = secretary_page.locator("li.moving-row").last
    walk.fill("ตำแหน่ง", "ปลัดเทศบาล", within=row)
    walk.fill("หน้าที่ในคณะกรรมการ", "ประธานกรรมการ", within=row)
    walk.press("บันทึก")
    expect(secretary_page.locator(".success")).to_be_visible()
    committee = Committee.objects.get()
    assert committee.members.get().post == "ปลัดเทศบาล"
    assert committee.usual_agenda == "เรื่องแจ้งเพื่อทราบ"


def test_minutes_are_kept(secretary_page, begin):
    committee = make.committee("คณะกรรมการติดตาม")
    committee.members.create(order=1, name="นายสมชาย ใจดี", post="ปลัดเทศบาล", role="กรรมการ")
    make.fiscal_year()
    walk = begin(secretary_page, "meetings")
    walk.press_at_work("การประชุม")
    walk.press("เพิ่มการประชุม")
    walk.choose("คณะกรรมการ", "คณะกรรมการติดตาม")
    walk.fill("วันที่ประชุม", "29/11/2565")
    walk.press("บันทึก")
    walk.fill("ครั้งที่", "1/2566")
    walk.fill("สถานที่", "ห้องประชุม")
    person = secretary_page.locator("#attendance-0")
    walk.choose("ประเภท", "ผู้ไม่มาประชุม", within=person)
    walk.fill("เหตุผลที่ไม่มา", "ลาป่วย", within=person)
    walk.press("เพิ่มชื่อ", exact=False)
    secretary_page.keyboard.type("นางสาวมานี ดีใจ")
    first = secretary_page.locator("#agenda_items-0")
    walk.fill("รายละเอียด", "ประธานแจ้ง", within=first)
    walk.press("เพิ่มคำกล่าว", within=first)
    walk.fill("ผู้พูด", "ประธาน", within=first)
    walk.fill("ข้อความ", "ขอเปิดการประชุม", within=first)
    walk.fill("มติที่ประชุม", "รับทราบ", within=first)
    walk.press("เพิ่มระเบียบวาระ")
    walk.press("เพิ่มเรื่องย่อยใต้วาระนี้", within=first)
    rows = secretary_page.locator(".moving-rows--agenda_items > li.moving-row")
    walk.fill("เรื่อง", "เรื่องย่อย", within=rows.nth(1))
    walk.fill("เลิกประชุมเวลา", "11.30")
    walk.press("บันทึกแล้วแก้ไขต่อ")
    expect(secretary_page.locator(".success")).to_be_visible()
    meeting = Meeting.objects.get()
    assert [each.reason for each in meeting.absent] == ["ลาป่วย"]
    assert [each.name for each in meeting.present] == ["นางสาวมานี ดีใจ"]
    assert [item.number for item in meeting.agenda_items.all()][:3] == ["๑", "๑.๑", "๒"]
    walk.see("รายงานการประชุม (PDF)")


def test_minutes_are_certified(secretary_page, begin):
    committee = make.committee()
    first = make.meeting(committee=committee, number="1/2566")
    make.meeting(committee=committee, number="2/2566", held_on=date(2023, 3, 29))
    walk = begin(secretary_page, "minutes")
    secretary_page.goto(address(first))
    for step in ("ตรวจแล้ว", "เวียนแล้ว"):
        walk.press(step)
        walk.press(f"เปลี่ยนเป็น “{step}”")
    walk.press("รับรอง")
    walk.choose("รับรองในการประชุม", "2/2566")
    walk.press("รับรอง")
    expect(secretary_page.locator(".success, .messagelist").first).to_contain_text("รับรองใน")


def test_minutes_come_back_from_word(secretary_page, begin, tmp_path):
    meeting = make.meeting(opening="ประธานกล่าวเปิดประชุม")
    document = word.Document(BytesIO(render_minutes_docx(Meeting.objects.for_minutes().get())))
    line = next(each for each in document.paragraphs if "ประธานกล่าว" in each.text)
    line.runs[0].text = "ประธานกล่าวต้อนรับ"
    document.save(tmp_path / "แก้แล้ว.docx")
    walk = begin(secretary_page, "minutes-in-word")
    secretary_page.goto(address(meeting))
    walk.see("ดาวน์โหลด Word")
    walk.press("อ่านฉบับที่แก้ไขใน Word")
    secretary_page.set_input_files("input[type=file]", tmp_path / "แก้แล้ว.docx")
    walk.press("เทียบกับข้อความในระบบ")
    walk.press("นำข้อความที่เลือกมาใช้")
    expect(secretary_page.locator(".success")).to_be_visible()
    meeting.refresh_from_db()
    assert meeting.opening == "ประธานกล่าวต้อนรับ"


def test_a_photograph_is_added(secretary_page, begin, tmp_path):
    meeting = make.meeting()
    file = tmp_path / "ภาพ.jpg"
    file.write_bytes(make.picture())
    walk = begin(secretary_page, "photographs")
    secretary_page.goto(address(meeting))
    walk.see("ภาพถ่าย")
    walk.press("เพิ่มภาพถ่าย")
    row = secretary_page.locator(".moving-rows--photographs > li.moving-row").last
    walk.attach("ภาพถ่าย", file, within=row)
    walk.fill("คำบรรยายภาพ", "ที่ประชุม", within=row)
    walk.press("บันทึกแล้วแก้ไขต่อ")
    expect(secretary_page.locator(".success")).to_be_visible()
    assert meeting.photographs.get().caption == "ที่ประชุม"


def test_the_report_is_issued(secretary_page, begin):
    make.measure(number=1)
    walk = begin(secretary_page, "annual-report")
    walk.press_at_work("รายงานที่ออกแล้ว")
    walk.press("ดูตัวอย่างและออกรายงาน", exact=False)
    expect(secretary_page.get_by_text("กำลังตรวจว่าพิมพ์ได้ครบ")).to_be_visible()
    work_off()
    walk.fill("หมายเหตุ", "ยังไม่มีหลักฐานครบ")
    walk.press("ออกรายงาน", exact=False)
    expect(secretary_page.get_by_text("ออกรายงานฉบับที่ 1").first).to_be_visible(timeout=60_000)


def test_the_itas_sheet_is_copied_and_frozen(signed_in, begin):
    make.agency()
    make.item(number=1, title="โครงสร้าง")
    page = signed_in(make.secretary(), permissions=["clipboard-read", "clipboard-write"])
    walk = begin(page, "itas")
    walk.press_at_work("แบบกรอก ITAS")
    walk.press("คัดลอก", exact=False)
    expect(page.locator("#copy-said")).to_have_text("คัดลอกแล้ว")
    walk.fill("หมายเหตุ", "กรอกแล้ว")
    walk.press("บันทึกว่าได้กรอกในระบบ ITAS แล้ว")
    expect(page.get_by_text("หน้าเว็บตรงกับที่กรอกในระบบ ITAS ทุกข้อ")).to_be_visible()


def test_a_deadline_is_set(secretary_page, begin):
    make.fiscal_year()
    walk = begin(secretary_page, "reminders")
    walk.press_at_work("กำหนดการ")
    walk.press("เพิ่มกำหนดการ")
    walk.choose("ปีงบประมาณ", "2566")
    walk.fill("เรื่อง", "ส่งข้อมูล")
    walk.fill("ครบกำหนดวันที่", "30/4/2566")
    walk.tick("เป็นกำหนดส่งรายงาน")
    walk.press("บันทึก")
    expect(secretary_page.locator(".success")).to_be_visible()
    walk.press_at_work("แจ้งเตือน")
    expect(secretary_page.get_by_role("heading", level=1)).to_contain_text("แจ้งเตือน")


def test_checks_of_links_are_looked_up(secretary_page, begin):
    walk = begin(secretary_page, "links")
    walk.press_at_work("ผลตรวจลิงก์")
    expect(secretary_page).to_have_url("/admin/progress/linkcheck/")
    walk.press_at_work("งานตามเวลา")
    expect(secretary_page).to_have_url("/admin/progress/jobrun/")


def test_a_table_goes_out_and_comes_back(secretary_page, begin, tmp_path):
    make.measure(number=1, title="งดรับของขวัญ")
    walk = begin(secretary_page, "tables")
    walk.press_at_work("ตาราง")
    walk.choose("ปีงบประมาณ", "2566")
    walk.press("แสดง")
    walk.press("มาตรการ")
    with secretary_page.expect_download() as download:
        walk.press("(xlsx)", exact=False)
    rows = rows_of(Path(download.value.path()).read_bytes())
    file = tmp_path / "มาตรการ.xlsx"
    file.write_bytes(xlsx([rows[0] | {"มาตรการ/กิจกรรม": "งดรับของขวัญทุกชนิด"}]))
    walk.attach("แฟ้มตาราง", file)
    walk.press("ดูตัวอย่างก่อนนำเข้า")
    walk.press("นำเข้า")


def test_the_log_is_narrowed(secretary_page, begin):
    make.measure()
    walk = begin(secretary_page, "log")
    walk.press_at_work("บันทึกการใช้งาน")
    walk.see("ผู้ใช้งาน")
    walk.choose("ประเภท", "มาตรการ")
    walk.see("การกระทำ")
    walk.see("ช่องทาง")
    walk.press("แสดง")
    with secretary_page.expect_download():
        walk.press("ตาราง (xlsx)")


def test_a_draft_is_removed_and_comes_back(secretary_page, begin):
    measure = make.measure(title="งดรับของขวัญ", published_at=None)
    walk = begin(secretary_page, "removal")
    secretary_page.goto(address(measure))
    walk.press("ลบ", exact=False)
    walk.press("ยืนยัน ลบเลย")
    walk.press_at_work("รายการที่ลบ")
    secretary_page.locator("#content").get_by_role("link", name="งดรับของขวัญ").first.click()
    walk.press("นำกลับมา")
    expect(secretary_page.locator(".success, .messagelist").first).to_be_visible()
    measure.refresh_from_db()


def test_results_are_entered(secretary_page, begin):
    year = make.fiscal_year(iit_weight=30, eit_weight=30, oit_weight=40)
    walk = begin(secretary_page, "results")
    walk.press_at_work("ปีงบประมาณ")
    secretary_page.locator("#content").get_by_role("link", name="2566").first.click()
    walk.press("ผลการประเมินของปี")
    walk.press("เริ่มบันทึกผลการประเมิน")
    walk.fill("คะแนนรวม", "90")
    walk.fill("ระดับผลการประเมิน", "ผ่าน")
    walk.fill("คะแนน IIT", "27")
    walk.choose("หน่วยของคะแนน IIT", "ถ่วงน้ำหนักแล้ว")
    walk.fill("คะแนน EIT", "90")
    secretary_page.get_by_label("หน่วยของคะแนน EIT").select_option("percent")
    walk.fill("คะแนน OIT", "90")
    secretary_page.get_by_label("หน่วยของคะแนน OIT").select_option("percent")
    walk.press("บันทึกแล้วแก้ไขต่อ")
    expect(secretary_page.locator(".success")).to_be_visible()
    year.refresh_from_db()
    assert year.iit_score == 90


def test_the_next_year_is_opened(secretary_page, begin):
    last = make.fiscal_year(2569)
    make.item(year=last, number=1, title="แผน ปีงบประมาณ พ.ศ. 2569")
    measure = make.measure(year=last, title="งดรับของขวัญ")
    make.committee("คณะกรรมการติดตาม")
    walk = begin(secretary_page, "new-year")
    walk.press_at_work("เปิดปีงบประมาณใหม่")
    walk.fill("ปีงบประมาณที่จะเปิด", "2570")
    walk.see("เกณฑ์ของปีนี้มาจาก")
    walk.press("ต่อไป: เทียบกับปีก่อน")
    expect(secretary_page.get_by_label("OIT o1 สืบต่อจาก", exact=False)).to_have_value("o1")
    walk.see("สิ่งที่ยกมา")
    walk.see("มาตรการที่ทำต่อ")
    walk.see("คณะกรรมการที่แต่งตั้งชุดใหม่")
    walk.press("ต่อไป: ดูสิ่งที่จะสร้าง")
    walk.press("เปิดปีงบประมาณ", exact=False, within=secretary_page.locator("#content-main"))
    walk.see("ทำต่อไป")
    year = FiscalYear.objects.get(year_be=2570)
    assert year.checklistitems.get().title.endswith("2570")
    assert year.measures.get().title == measure.title


def test_a_file_of_the_office_comes_in_and_is_taken_back(secretary_page, begin, tmp_path):
    make.fiscal_year(2566, published_at=None)
    make.division("กองคลัง")
    file = tmp_path / "แผน.csv"
    file.write_text("ที่,มาตรการ,ผู้รับผิดชอบ\n1,งดรับของขวัญ,กองคลัง\n", encoding="utf-8")
    walk = begin(secretary_page, "imports")
    walk.press_at_work("นำเข้าแฟ้ม")
    walk.see("นำเข้าเป็น")
    secretary_page.get_by_label("มาตรการ แผนหรือรายงาน").check()
    walk.choose("ปีงบประมาณ", "2566")
    walk.attach("แฟ้มของหน่วยงาน", file)
    walk.press("อ่านแฟ้ม")
    walk.press("คอลัมน์และแถวที่ระบบอ่านได้")
    walk.press("อ่านใหม่ตามที่เลือก")
    walk.press("นำเข้าทั้งหมด", exact=False)
    assert Measure.objects.count() == 1
    walk.press("ยกเลิกการนำเข้านี้")
    walk.press("ยกเลิกการนำเข้า")
    assert Measure.objects.count() == 0


def test_an_old_website_is_read_and_its_pages_are_used(secretary_page, begin):
    make.item(number=1, title="โครงสร้าง")
    walk = begin(secretary_page, "old-website")
    walk.press_at_work("หาหลักฐานจากเว็บไซต์เดิม")
    walk.fill("ที่อยู่ของเว็บไซต์เดิม", "http://www.example.go.th/")
    walk.choose("ปีงบประมาณ", "2566")
    walk.press("เริ่มอ่านเว็บไซต์")
    walk.press("หยุด")
    reading = WebsiteReading.objects.get()
    reading.step = "stopped"  # as its process says, which the test begins in vain
    reading.save()
    secretary_page.reload()
    walk.press("ทำต่อ")
    reading.step = "done"
    reading.save()
    for name in ("structure", "map"):
        reading.suggestions.create(
            code="o1", url=f"http://www.example.go.th/{name}", title=name, why="ชื่อตรงกัน", score=80
        )
    secretary_page.reload()
    walk.press("ใช้เป็นหลักฐาน")
    walk.press("ไม่ใช่")
    assert ItemEvidence.objects.count() == 1


def test_minutes_go_round_and_answers_are_kept(secretary_page, begin):
    meeting = make.meeting(state="checked")
    meeting.attendance.create(order=1, name="นายสมชาย ใจดี", post="ปลัดเทศบาล")
    walk = begin(secretary_page, "circulation")
    secretary_page.goto(address(meeting))
    walk.press("เวียนรายงาน")
    secretary_page.get_by_label("ใบเวียน", exact=False).check()
    walk.fill("ขอรับการแก้ไขภายในวันที่", "15/12/2565")
    walk.press("เวียนรายงาน")
    expect(secretary_page.locator(".messagelist")).to_contain_text("บันทึกแล้ว")
    walk.press("ข้อแก้ไขที่ได้รับ")
    walk.fill("ผู้ขอแก้ไข", "นายสมชาย")
    walk.fill("แก้ไขที่", "ระเบียบวาระที่ ๔")
    walk.fill("ข้อความเดิม", "ร้อยละ ๗๔")
    walk.fill("ขอแก้ไขเป็น", "ร้อยละ ๖๒")
    walk.press("บันทึกข้อแก้ไข")
    walk.press("รอพิจารณา")
    walk.tick("แก้ไขในร่างแล้ว")
    walk.press("บันทึก")
    expect(secretary_page.locator(".messagelist")).to_contain_text("แก้ไขในร่างแล้ว")


def test_an_invitation_is_written(secretary_page, begin):
    meeting = make.meeting(number="2/2566")
    walk = begin(secretary_page, "meeting-papers")
    secretary_page.goto(address(meeting))
    walk.press("เอกสารการประชุม")
    walk.press("กรอก เลขที่ วันที่ ผู้ลงนาม")
    walk.fill("ที่", "/๑๒๓")
    walk.fill("ลงวันที่", "20/3/2566")
    walk.fill("เรียน", "กรรมการทุกท่าน")
    walk.fill("เนื้อความ", "ด้วยกำหนดประชุม")
    walk.fill("ชื่อผู้ลงนาม", "นายมั่นคง ทรงธรรม")
    walk.fill("ตำแหน่งผู้ลงนาม", "นายกเทศมนตรี")
    walk.press("บันทึก")
    expect(secretary_page.locator(".messagelist")).to_contain_text("บันทึก")
    walk.see("PDF")
    assert meeting.letters.get().signer_name == "นายมั่นคง ทรงธรรม"
