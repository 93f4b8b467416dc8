"""All measures of a year in one table: what is saved, refused and merged, and for whom."""

from datetime import date
from decimal import Decimal

import pytest
from auditlog.models import LogEntry

from measures.models import Measure, MeasureUpdate
from measures.table_forms import MOST_ROWS
from tests import make
from tests.measures.table_page import ADDRESS, send, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, secretary, palad):
    """A secretary's browser and two measures."""
    make.agency()
    make.division("กองคลัง")
    make.measure(number="1", title="งดรับของขวัญ", divisions=[palad])
    make.measure(number="2", title="ตรวจสอบ", published_at=None)
    client.force_login(secretary)
    return client


def measure(number: str) -> Measure:
    return Measure.objects.get(number=number)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_untouched_it_saves_nothing(office):
    before = list(Measure.objects.values())

    answer = send(office, values_of(office.get(ADDRESS)))

    assert answer.status_code == 302
    assert list(Measure.objects.values()) == before
    assert MeasureUpdate.objects.count() == 0


def test_how_a_browser_ends_lines_is_no_change(office):
    make.published(measure("1"), results="บรรทัดแรก\nบรรทัดสอง")
    values = {n: v.replace("\n", "\r\n") for n, v in values_of(office.get(ADDRESS)).items()}

    assert send(office, values).status_code == 302
    assert not MeasureUpdate.objects.open().exists()


def test_every_column_is_saved_at_once(office):
    answer = send(
        office,
        values_of(office.get(ADDRESS)),
        row1__title="งดรับของขวัญทุกชนิด",
        row1__method="๑. ประกาศ",
        row1__divisions="กองคลัง\nสำนักปลัด",
        row1__period="ต.ค.65 - ก.ย.66",
        row1__budget_planned="๓๐,๐๐๐.-",
        row1__responsible_person="งานนิติการ",
        row1__results="ประกาศแล้ว",
        row1__outcomes="รู้ทั่วกัน",
        row1__budget_spent="28,450.50 บาท",
        row1__status="done",
        row2__title="ตรวจสอบภายใน",
    )

    assert answer.status_code == 302, words(answer)
    row = measure("1")
    assert (row.title, row.method, row.responsible_person) == (
        "งดรับของขวัญทุกชนิด", "๑. ประกาศ", "งานนิติการ",
    )  # fmt: skip
    assert (row.starts_on, row.ends_on) == (date(2022, 10, 1), date(2023, 9, 30))
    assert {division.name for division in row.divisions.all()} == {"กองคลัง", "สำนักปลัด"}
    assert row.budget_planned == 30000
    draft = row.updates.get()
    assert (draft.state, draft.results, draft.status) == ("draft", "ประกาศแล้ว", "done")
    assert draft.budget_spent == Decimal("28450.50")
    assert measure("2").title == "ตรวจสอบภายใน"
    assert measure("2").updates.count() == 0


def test_new_rows_stand_below_their_numbers_and_are_drafts(office):
    send(
        office,
        values_of(office.get(ADDRESS)),
        new0__number="3.1",
        new0__title="อบรม",
        new0__method="จัดอบรม",
        new1__number="๓.",
        new1__title="ด้านที่ 3",
    )

    heading, below = measure("3"), measure("3.1")
    assert (heading.is_heading, below.is_heading) == (True, False)
    assert below.parent == heading
    assert (heading.published_at, below.published_at) == (None, None)


def test_an_approved_report_is_never_overwritten(office):
    approved = make.published(measure("1"), results="ฉบับที่อนุมัติ")

    send(office, values_of(office.get(ADDRESS)), row1__results="ฉบับใหม่")

    approved.refresh_from_db()
    assert approved.results == "ฉบับที่อนุมัติ"
    assert measure("1").published_update == approved
    assert measure("1").updates.open().get().results == "ฉบับใหม่"


def test_one_fault_saves_nothing_and_nothing_typed_is_lost(office):
    answer = send(
        office,
        values_of(office.get(ADDRESS)),
        row1__title="ชื่อใหม่",
        row2__period="เมื่อไรก็ได้",
        row2__divisions="กองลับ",
        new0__number="2",
        new0__title="ซ้ำ",
    )

    html = words(answer)
    assert answer.status_code == 200
    assert "ไม่มีส่วนราชการชื่อ “กองลับ”" in html
    assert "ลำดับที่ 2 ซ้ำกับแถวอื่นในตาราง" in html
    assert 'href="#id_rows-1-period"' in html
    assert "เมื่อไรก็ได้" in html
    assert values_of(answer)["rows-0-title"].strip() == "ชื่อใหม่"
    assert measure("1").title == "งดรับของขวัญ"


def test_rows_may_exchange_their_numbers(office):
    answer = send(office, values_of(office.get(ADDRESS)), row1__number="2", row2__number="1")

    assert answer.status_code == 302, words(answer)
    assert measure("2").title == "งดรับของขวัญ"
    assert [row.number for row in Measure.objects.all()] == ["1", "2"]


def test_rows_are_numbered_anew_and_the_log_tells_it_as_it_is(office):
    make.measure(number="3", title="อบรม")
    values = values_of(office.get(ADDRESS))

    answer = send(office, values, row1__number="2", row2__number="3", row3__number="4")

    assert answer.status_code == 302, words(answer)
    titles = list(Measure.objects.values_list("number", "title"))
    assert titles == [("2", "งดรับของขวัญ"), ("3", "ตรวจสอบ"), ("4", "อบรม")]
    entry = LogEntry.objects.get_for_object(measure("2")).first()
    assert entry.changes["number"] == ["1", "2"]


def test_what_is_saved_of_a_public_row_is_public_at_once(office, client):
    send(office, values_of(office.get(ADDRESS)), row1__method="ปิดประกาศ")
    client.logout()

    assert "ปิดประกาศ" in client.get("/2566/measures/1/").content.decode()


def test_what_a_colleague_saved_meanwhile_stays(office):
    values = values_of(office.get(ADDRESS))
    row = measure("1")
    row.title = "ของเพื่อนร่วมงาน"
    row.save()
    make.measure(number="1.5", title="เพื่อนเพิ่ม")

    answer = send(office, values, row1__method="ของฉัน", row2__title="ของฉันด้วย")

    html = words(answer)
    assert "ของเพื่อนร่วมงาน" in html
    assert "เพื่อนเพิ่ม" in html
    assert measure("1").method == ""
    again = send(office, values_of(answer))
    assert again.status_code == 302, words(again)
    assert (measure("1").title, measure("1").method) == ("ของเพื่อนร่วมงาน", "ของฉัน")
    assert measure("2").title == "ของฉันด้วย"
    assert measure("1.5").title == "เพื่อนเพิ่ม"


def test_both_typed_in_one_cell_and_the_page_shows_the_other_text(office):
    values = values_of(office.get(ADDRESS))
    make.draft(measure("1"), results="ผลของเพื่อน")

    answer = send(office, values, row1__results="ผลของฉัน")

    assert "ผลของเพื่อน" in words(answer)
    assert values_of(answer)["rows-0-results"].strip() == "ผลของฉัน"
    assert measure("1").updates.get().results == "ผลของเพื่อน"


def test_something_odd_asks_once(office):
    answer = send(
        office,
        values_of(office.get(ADDRESS)),
        row1__budget_planned="100",
        row1__budget_spent="200",
    )

    assert "มากกว่าที่ตั้งไว้ 100 บาท" in words(answer)
    assert measure("1").budget_planned is None
    assert send(office, values_of(answer)).status_code == 302
    assert measure("1").budget_planned == 100


def test_a_closed_year_keeps_every_word_on_the_page(office):
    values = values_of(office.get(ADDRESS))
    make.closed(make.fiscal_year())

    answer = send(office, values, row1__results="พิมพ์ไว้นาน")

    assert "จึงบันทึกไม่ได้" in words(answer)
    assert "พิมพ์ไว้นาน" in words(answer)
    assert MeasureUpdate.objects.count() == 0


def test_a_clerk_changes_the_results_of_the_own_division_only(office, clerk, palad):
    office.force_login(clerk)
    page = office.get(ADDRESS)
    values = values_of(page)

    assert "ตรวจสอบ" not in page.content.decode()
    assert "rows-0-title" not in values
    answer = send(office, values, row1__results="ทำแล้ว", row1__title="เปลี่ยนชื่อ")
    assert answer.status_code == 302, words(answer)
    assert measure("1").title == "งดรับของขวัญ"
    assert measure("1").updates.get().author == clerk


def test_a_clerk_adds_no_row(office, clerk):
    office.force_login(clerk)
    values = values_of(office.get(ADDRESS))
    values |= {"rows-TOTAL_FORMS": "2", "rows-1-number": "9", "rows-1-title": "แอบเพิ่ม"}

    send(office, values)

    assert not Measure.objects.filter(number="9").exists()


def test_what_waits_for_review_is_only_shown_to_its_clerk(office, clerk):
    make.draft(measure("1"), author=clerk, state="submitted", results="ส่งแล้ว")
    office.force_login(clerk)
    values = values_of(office.get(ADDRESS))

    assert "rows-0-results" not in values
    send(office, values, row1__results="แก้หลังส่ง")
    assert measure("1").updates.get().results == "ส่งแล้ว"


BLOCK = (
    "ที่\tมาตรการ/กิจกรรม\tวิธีดำเนินการ\tผู้รับผิดชอบ\n"
    '1\tงดรับของขวัญ\t"๑. ประกาศ\n๒. แจ้งเวียน"\tกองคลัง\n'
    "๔\tวันต่อต้านคอร์รัปชัน\tอ่านเจตจำนง\tสำนักปลัด\n"
)


def test_a_pasted_block_fills_the_table_for_a_look(office):
    answer = send(office, {**values_of(office.get(ADDRESS)), "pasted": BLOCK}, "_read")

    values = values_of(answer)
    assert "เติมแถวเดิม 1 แถว เพิ่ม 1 แถว ยังไม่ได้บันทึก" in words(answer)
    assert values["rows-0-method"].split() == ["๑.", "ประกาศ", "๒.", "แจ้งเวียน"]
    assert (values["rows-2-number"], values["rows-2-divisions"].strip()) == ("๔", "สำนักปลัด")
    assert Measure.objects.count() == 2

    assert send(office, values).status_code == 302
    assert measure("4").title == "วันต่อต้านคอร์รัปชัน"
    assert measure("1").method == "๑. ประกาศ\n๒. แจ้งเวียน"


def test_empty_rows_can_be_added_without_scripts(office):
    answer = send(office, values_of(office.get(ADDRESS)), "_more", row1__title="พิมพ์ค้าง")

    values = values_of(answer)
    assert values["rows-TOTAL_FORMS"] == "15"
    assert values["rows-0-title"].strip() == "พิมพ์ค้าง"


@pytest.mark.parametrize("sent", [{}, {"rows-TOTAL_FORMS": "ก"}, {"rows-TOTAL_FORMS": "9999"}])
def test_nonsense_is_answered_and_saves_nothing(office, sent):
    before = list(Measure.objects.values())

    assert office.post(ADDRESS, {**sent, "_save": "1"}).status_code == 200
    assert list(Measure.objects.values()) == before


def test_a_year_too_long_for_one_table_says_so(office):
    year = make.fiscal_year()
    Measure.objects.bulk_create(
        Measure(fiscal_year=year, number=str(number), title="ก")
        for number in range(10, MOST_ROWS + 10)
    )

    assert f"มากกว่า {MOST_ROWS} รายการ" in words(office.get(ADDRESS))


@pytest.mark.parametrize("rows", [1, 60])
def test_it_costs_the_same_however_many_rows(office, django_assert_max_num_queries, rows):
    year = make.fiscal_year()
    for number in range(10, 10 + rows):
        make.draft(make.measure(number=str(number), year=year), results="ก")

    with django_assert_max_num_queries(14):
        values = values_of(office.get(ADDRESS))
    with django_assert_max_num_queries(50):
        assert send(office, values, row1__title="ใหม่").status_code == 302
