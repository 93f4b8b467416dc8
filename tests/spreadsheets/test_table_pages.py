"""Tables in the back office: /admin/tables/"""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from openpyxl import load_workbook

from spreadsheets.pages import PENDING_IMPORTS
from tests import make
from tests.spreadsheets.tables import exported, rows_of, saved, xlsx

pytestmark = pytest.mark.django_db

DIVISIONS = "/admin/tables/divisions/"


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def signed_in(client, administrator):
    make.division("สำนักปลัด")
    client.force_login(administrator)
    return client


@pytest.fixture
def changed(administrator):
    """The table of divisions with a new name in it."""

    def make_file():
        rows = rows_of(exported("divisions", administrator))
        return xlsx([rows[0] | {"ชื่อส่วนราชการ": "สำนักปลัดเทศบาล"}])

    return make_file


def upload(client, data: bytes, address: str = DIVISIONS, name: str = "ตาราง.xlsx"):
    return client.post(address, {"file": ContentFile(data, name=name)})


def ticket_in(response) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', response.content.decode())
    return found[1] if found else ""


def names() -> list[str]:
    return list(make.Division.objects.values_list("name", flat=True))


def files_waiting() -> int:
    folders = default_storage.exists(PENDING_IMPORTS.folder)
    return len(default_storage.listdir(PENDING_IMPORTS.folder)[1]) if folders else 0


# -- Out ----------------------------------------------------------------------------------


def test_the_list_shows_what_the_person_may_see(client, clerk):
    make.fiscal_year()
    client.force_login(clerk)

    shown = [table.slug for table, _ in client.get("/admin/tables/").context["tables"]]

    assert shown == [
        "measures", "items", "measure-evidence", "item-evidence", "elements",
        "measure-updates", "item-updates",
    ]  # fmt: skip


def test_the_list_and_a_table_cost_the_same_with_three_and_five_years(
    signed_in, django_assert_num_queries
):
    # session, person, rights twice, years, agency; of several years also which of them have rows
    for years, queries in ((1, 7), (3, 8), (5, 8)):
        for year_be in range(2566, 2566 + years):
            make.fiscal_year(year_be)
        for address in ("/admin/tables/", DIVISIONS):
            with django_assert_num_queries(queries):
                signed_in.get(address)


def test_before_the_first_year_the_page_says_so(signed_in):
    page = signed_in.get("/admin/tables/").content.decode()

    assert "ยังไม่มีปีงบประมาณ" in page
    assert signed_in.get("/admin/tables/measures.xlsx").status_code == 404


def test_an_xlsx_has_a_bold_frozen_header_and_lists_to_choose_from(signed_in):
    make.measure(number=1)
    response = signed_in.get("/admin/tables/measures.xlsx?year=2566")

    sheet = load_workbook(BytesIO(b"".join(response))).active

    assert (sheet.freeze_panes, sheet["A1"].font.b, sheet["A2"].value) == ("A2", True, 2566)
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"ยังไม่ได้ดำเนินการ,ดำเนินการ"' in lists


def test_the_file_has_a_thai_name(signed_in):
    make.fiscal_year()
    response = signed_in.get("/admin/tables/measures.csv?year=2566")

    assert b"".join(response).startswith(b"\xef\xbb\xbf")
    assert "%E0%B8%A1%E0%B8%B2%E0%B8%95%E0%B8%A3" in response["Content-Disposition"]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("slug", "queries"), [("items", 10), ("item-evidence", 9)])
def test_an_export_costs_the_same_however_many_rows(
    secretary, django_assert_num_queries, slug, queries, rows
):
    make.fiscal_year()
    for _ in range(rows):
        item = make.item(divisions=[make.division()])
        make.element(item)
        make.draft(item)
        make.evidence(item).elements.set(item.elements.all())

    with django_assert_num_queries(queries):
        exported(slug, secretary)


@pytest.mark.parametrize("kind", ["measures/measure", "oit_checklist/checklistitem", "agency/user"])
def test_lists_of_rows_lead_to_their_table(signed_in, kind):
    assert "ส่งออก/นำเข้าตาราง</a>" in signed_in.get(f"/admin/{kind}/").content.decode()


def test_a_list_without_a_table_leads_nowhere(signed_in):
    assert "ส่งออก/นำเข้าตาราง" not in signed_in.get("/admin/agency/agency/").content.decode()


# -- In -----------------------------------------------------------------------------------


def test_from_the_preview_to_the_stored_change(signed_in, changed):
    preview = upload(signed_in, changed())

    page = " ".join(preview.content.decode().split())
    assert "อ่านแล้ว 1 แถว: เพิ่ม 0 · แก้ไข 1 · ไม่เปลี่ยน 0 · ผิดพลาด 0" in page
    assert "<del>สำนักปลัด</del>" in page
    assert "<ins>สำนักปลัดเทศบาล</ins>" in page
    assert names() == ["สำนักปลัด"]

    done = signed_in.post(DIVISIONS + "apply/", {"ticket": ticket_in(preview)}, follow=True)

    assert "แก้ไข 1 แถว" in done.content.decode()
    assert names() == ["สำนักปลัดเทศบาล"]
    assert files_waiting() == 0


def test_errors_are_told_and_nothing_can_be_confirmed(signed_in, changed, administrator):
    rows = rows_of(exported("divisions", administrator))
    preview = upload(signed_in, xlsx([rows[0] | {"ใช้งานอยู่": "อาจจะ"}]))

    page = preview.content.decode()
    assert '<td data-label="สิ่งที่ต้องแก้">กรุณากรอก ใช่ หรือ ไม่ใช่</td>' in page
    assert ticket_in(preview) == ""


def test_a_file_that_is_no_table_is_answered_on_the_form(signed_in):
    answer = upload(signed_in, b"<html><p>x", name="ตาราง.xlsx")

    assert answer.status_code == 422
    assert "แฟ้มนี้เป็นหน้าเว็บ (HTML) แต่ไม่มีตาราง" in answer.content.decode()


def test_a_table_of_another_kind_is_sent_to_the_page_for_files_of_offices(signed_in):
    answer = upload(signed_in, xlsx([{"ที่": 1, "โครงการ": "อบรม"}]))

    assert answer.status_code == 422
    assert "หัวตารางในแถวแรกไม่ตรงกับตารางนี้ ขาดคอลัมน์: รหัส" in answer.content.decode()
    assert "“นำเข้าจากแฟ้มของหน่วยงาน”" in answer.content.decode()


def test_hidden_rows_are_told_before_they_are_taken_over(signed_in, changed):
    book = load_workbook(BytesIO(changed()))
    book.active.row_dimensions[2].hidden = True

    preview = upload(signed_in, saved(book))

    assert "แถวที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: 2" in preview.content.decode()
    assert ticket_in(preview)


def test_an_unchanged_table_offers_nothing_to_confirm(signed_in, administrator):
    preview = upload(signed_in, exported("divisions", administrator, "csv"), name="ตาราง.csv")

    assert "ตารางตรงกับข้อมูลในระบบทุกแถว" in preview.content.decode()
    assert ticket_in(preview) == ""


def test_a_preview_that_is_no_longer_true_shows_the_new_one(signed_in, changed):
    ticket = ticket_in(upload(signed_in, changed()))
    division = make.division("สำนักปลัด")
    division.order = 9
    division.save()

    answer = signed_in.post(DIVISIONS + "apply/", {"ticket": ticket})

    assert answer.status_code == 409
    assert "มีผู้แก้ไขข้อมูลหลังจากที่ท่านดูตัวอย่าง" in answer.content.decode()
    assert names() == ["สำนักปลัด"]


def spoilt(ticket: str) -> str:
    return ticket[:-3] + ("abc" if ticket[-3:] != "abc" else "xyz")


@pytest.mark.parametrize("spoil", [spoilt, lambda ticket: "", lambda ticket: "x:y:z"])
def test_a_forged_ticket_is_refused(signed_in, changed, spoil):
    ticket = ticket_in(upload(signed_in, changed()))

    answer = signed_in.post(DIVISIONS + "apply/", {"ticket": spoil(ticket)}, follow=True)

    assert "ตัวอย่างนี้หมดอายุ" in answer.content.decode()
    assert names() == ["สำนักปลัด"]


def test_a_ticket_serves_its_own_person_once(signed_in, changed, client):
    ticket = ticket_in(upload(signed_in, changed()))
    client.force_login(make.administrator("another"))
    client.post(DIVISIONS + "apply/", {"ticket": ticket})
    assert names() == ["สำนักปลัด"]

    client.force_login(make.User.objects.get(username="administrator"))
    for _ in range(2):
        last = client.post(DIVISIONS + "apply/", {"ticket": ticket}, follow=True)

    assert names() == ["สำนักปลัดเทศบาล"]
    assert "ตัวอย่างนี้หมดอายุหรือนำเข้าไปแล้ว" in last.content.decode()


def test_a_stored_file_that_was_exchanged_is_not_opened(signed_in, changed):
    ticket = ticket_in(upload(signed_in, changed()))
    (name,) = default_storage.listdir(PENDING_IMPORTS.folder)[1]
    default_storage.delete(f"{PENDING_IMPORTS.folder}/{name}")
    default_storage.save(f"{PENDING_IMPORTS.folder}/{name}", ContentFile(b"x"))

    signed_in.post(DIVISIONS + "apply/", {"ticket": ticket})

    assert names() == ["สำนักปลัด"]


def test_a_ticket_expires_and_its_file_is_removed(signed_in, changed, monkeypatch):
    ticket = ticket_in(upload(signed_in, changed()))
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("time.time", later.timestamp)
    signed_in.post(DIVISIONS + "apply/", {"ticket": ticket})
    assert names() == ["สำนักปลัด"]

    monkeypatch.setattr(timezone, "now", lambda: later)
    upload(signed_in, changed())
    assert files_waiting() == 1


def test_who_may_only_look_cannot_import(client, secretary, changed):
    make.division("สำนักปลัด")
    client.force_login(secretary)

    assert "ดูตัวอย่างก่อนนำเข้า" not in client.get(DIVISIONS).content.decode()
    assert upload(client, changed()).status_code == 403
    assert client.post(DIVISIONS + "apply/", {"ticket": "x"}).status_code == 403


def test_histories_only_go_out(signed_in):
    make.fiscal_year()

    assert upload(signed_in, b"x", "/admin/tables/item-updates/").status_code == 403


def test_a_table_that_does_not_exist_is_not_found(signed_in):
    assert signed_in.get("/admin/tables/passwords/").status_code == 404
    assert signed_in.get("/admin/tables/measures.csv?year=2999").status_code == 404
