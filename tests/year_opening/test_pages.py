"""The pages of the opening: start, compare and choose, preview, opened."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agency.models import FiscalYear
from oit_checklist.models import ChecklistItem
from tests import make
from tests.backoffice.row_page import values_of
from tests.oit_checklist.test_criteria_workbook import template
from year_opening.models import YearOpening

pytestmark = pytest.mark.django_db
START = "/admin/new-year/"
CHOOSE, PREVIEW, OPENED = (f"/admin/new-year/2570/{page}" for page in ("", "preview/", "opened/"))


@pytest.fixture
def office(client, administrator):
    make.agency()
    client.force_login(administrator)
    return client


def begin(client, source="year:2569", **values):
    return client.post(START, {"year_be": "2570", "source": source, **values})


def typed_in(client) -> dict:
    """What the page of choices would send back, as a browser does."""
    return values_of(client.get(CHOOSE).context["form"])


def choose(client, **values):
    return client.post(CHOOSE, {**typed_in(client), "_preview": "1", **values})


def open_it(client):
    seen = client.get(PREVIEW).context["report"].digest
    return client.post(PREVIEW, {"seen": seen})


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_next_year_and_the_nearest_criteria_are_proposed(office, last_year):
    form = office.get(START).context["form"]

    assert form["year_be"].value() == 2570
    assert form["source"].value() == "year:2569"


def test_a_refused_form_says_once_why_and_leads_to_the_group(office, last_year):
    page = text_of(office.post(START, {"year_be": "2570", "source": ""}))

    assert page.count('class="error-summary"') == 1
    assert '<a href="#id_source">เกณฑ์ของปีนี้มาจาก</a>' in page
    assert 'id="id_source"' in page
    assert '<label for="">' not in page


def test_an_empty_portal_is_offered_the_year_of_today(office):
    page = office.get(START)

    assert page.context["form"]["year_be"].value() >= 2569
    assert page.context["form"]["source"].value().startswith("set:")


def test_from_start_to_an_opened_year(office, last_year):
    assert begin(office).url == CHOOSE
    page = text_of(office.get(CHOOSE))
    assert "ตัดออก </span>" in page
    assert "ยังไม่ใช่เกณฑ์ของปี 2570" in page
    assert choose(office).url == PREVIEW
    assert not FiscalYear.objects.filter(year_be=2570).exists()
    answer = open_it(office)

    assert answer.url == OPENED
    page = text_of(office.get(OPENED))
    assert "ทำต่อไป" in page
    assert ChecklistItem.objects.filter(fiscal_year__year_be=2570).count() == 3


def test_what_people_correct_by_hand_is_kept_and_followed(office, last_year):
    begin(office)
    choose(office, **{"earlier-OIT-1": "๐๑, O2", "earlier-OIT-2": ""})

    assert typed_in(office)["earlier-OIT-1"] == "o1, o2"
    open_it(office)
    items = ChecklistItem.objects.filter(fiscal_year__year_be=2570, instrument="OIT")
    earlier = {row.code: [old.code for old in row.earlier_items.all()] for row in items}
    assert earlier == {"o1": ["o1", "o2"], "o2": []}


def test_a_code_that_the_year_before_has_not_is_refused_and_kept(office, last_year):
    begin(office)

    answer = choose(office, **{"earlier-OIT-1": "o99"})

    assert answer.status_code == 422
    assert "ปีก่อนไม่มีข้อ o99" in text_of(answer)
    assert 'value="o99"' in text_of(answer)


def test_choices_of_two_people_do_not_undo_one_another(office, last_year):
    begin(office)
    mine = typed_in(office)
    choose(office, **{"earlier-OIT-2": ""})

    answer = office.post(CHOOSE, {**mine, "earlier-OIT-1": "o2", "_preview": "1"})

    assert answer.status_code == 409
    assert "ระหว่างที่ท่านเปิดหน้านี้" in text_of(answer)
    assert answer.context["form"]["earlier-OIT-1"].value() == "o2"
    stored = YearOpening.objects.get().choices["earlier"]
    assert (stored["OIT:o1"], stored["OIT:o2"]) == (["o1"], [])


def test_a_second_press_tells_who_opened_the_year(office, administrator, last_year):
    begin(office)
    choose(office)
    seen = office.get(PREVIEW).context["report"].digest
    office.post(PREVIEW, {"seen": seen})

    answer = office.post(PREVIEW, {"seen": seen})

    assert answer.status_code == 409
    assert f"{administrator} เปิดปีนี้แล้วเมื่อ" in text_of(answer)
    assert "ไม่มีอะไรต้องเพิ่ม" in text_of(answer)


def test_something_else_than_was_shown_is_not_made(office, last_year):
    begin(office)
    choose(office)
    seen = office.get(PREVIEW).context["report"].digest
    make.item(year=last_year, section=make.section(last_year), number=3, title="ข้อที่เพิ่ม")

    answer = office.post(PREVIEW, {"seen": seen})

    assert answer.status_code == 409
    assert "เปลี่ยนไปหลังจากแสดงตัวอย่าง" in text_of(answer)
    assert not FiscalYear.objects.filter(year_be=2570).exists()


def test_a_draft_is_offered_again(office, last_year):
    begin(office)

    assert "ทำต่อ ปีงบประมาณ 2570" in text_of(office.get(START))


def test_a_closed_year_is_not_opened_here(office, last_year):
    make.closed(make.fiscal_year(2570))

    answer = begin(office)

    assert answer.status_code == 422
    assert "ปิดแล้วเมื่อ" in text_of(answer)


FAULTY = """
fiscal_year = 2570
standing = "provisional"
source = "คู่มือ"

[[item]]
instrument = "OIT"
number = 1
title = "ข้อหนึ่ง"
section = "9.1"

[[item]]
instrument = "OIT"
number = 1
title = "ข้อซ้ำ"
"""


def criteria_file(text: str, name: str = "เกณฑ์.toml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_every_fault_of_a_file_is_told_with_its_place(office, last_year):
    answer = begin(office, "file", file=criteria_file(FAULTY))

    assert answer.status_code == 422
    faults = answer.context["form"].errors["file"]
    assert len(faults) >= 2
    assert all("บรรทัด" in fault for fault in faults)
    assert not YearOpening.objects.exists()


def test_a_file_is_kept_when_the_form_comes_back_for_another_reason(office, last_year):
    good = FAULTY.partition('\n[[item]]\ninstrument = "OIT"\nnumber = 1\ntitle = "ข้อซ้ำ"')[0]
    good = good.replace('section = "9.1"\n', "")

    answer = begin(office, "file", file=criteria_file(good), year_be="25")
    assert answer.status_code == 422
    ticket = answer.context["form"].fields["file"].widget
    assert ticket.chosen.name == "เกณฑ์.toml"

    assert begin(office, "file", file=criteria_file(good)).status_code == 302
    assert YearOpening.objects.get().file_name == "เกณฑ์.toml"
    assert "ข้อหนึ่ง" in text_of(office.get(CHOOSE))


def test_a_file_beside_another_source_is_asked_about_once(office, last_year):
    good = FAULTY.partition('\n[[item]]\ninstrument = "OIT"\nnumber = 1\ntitle = "ข้อซ้ำ"')[0]
    good = good.replace('section = "9.1"\n', "")

    answer = begin(office, "year:2569", file=criteria_file(good))

    assert answer.status_code == 422
    assert "หากใช้แฟ้มนั้น กรุณาเลือก “แฟ้มเกณฑ์”" in text_of(answer)
    assert not YearOpening.objects.exists()
    assert begin(office, "year:2569").url == CHOOSE


def spoil(book):
    book["ข้อ"]["B3"] = "สอง"
    book["ข้อ"]["H4"] = "อาจจะ"


def test_faults_of_a_workbook_are_told_by_sheet_and_cell(office, last_year):
    spoilt = SimpleUploadedFile("เกณฑ์.xlsx", template(spoil).read())

    answer = begin(office, "file", file=spoilt)

    faults = " ".join(answer.context["form"].errors["file"])
    assert "แผ่น “ข้อ” ช่อง B3" in faults
    assert "แผ่น “ข้อ” ช่อง H4" in faults


def test_a_workbook_of_another_year_is_taken_as_a_copy_of_it(office, last_year):
    book = SimpleUploadedFile("เกณฑ์.xlsx", template().read())

    assert begin(office, "file", file=book).url == CHOOSE

    page = text_of(office.get(CHOOSE))
    assert "เกณฑ์คัดลอกจากปี 2568" in page


def test_the_empty_workbook_is_offered(office):
    answer = office.get(f"{START}template.xlsx")

    assert b"".join(answer).startswith(b"PK")


def test_a_clerk_opens_no_year(client, last_year, palad):
    client.force_login(make.clerk(palad))

    assert client.get(START).status_code == 403
    assert begin(client).status_code == 403
    assert not YearOpening.objects.exists()


def test_the_last_page_leads_to_what_was_carried_over(office, last_year):
    structure = ChecklistItem.objects.get(instrument="OIT", number=1)
    make.evidence(structure, title="แผนผัง")
    begin(office)
    choose(office)
    open_it(office)

    page = text_of(office.get(OPENED))

    new = ChecklistItem.objects.get(fiscal_year__year_be=2570, instrument="OIT", number=1)
    assert f'href="/admin/oit_checklist/checklistitem/{new.pk}/change/">ข้อ o1</a>' in page
    assert "หลักฐานที่ยกมา 1 รายการ" in page
    assert 'href="/admin/measures/table/2570/">ตรวจแผนของมาตรการ 1 รายการ</a>' in page
    assert 'href="/admin/criteria-check/2570/"' in page


def test_a_secretary_opens_the_year_with_every_page_it_leads_to(client, last_year):
    make.agency()
    secretary = make.secretary()
    client.force_login(secretary)

    assert f'href="{START}"' in text_of(client.get(reverse("admin:index")))
    begin(client)
    choose(client)
    assert open_it(client).url == OPENED

    assert YearOpening.objects.get().opened_by == secretary
    content = text_of(client.get(OPENED)).partition('id="content-main"')[2]
    links = re.findall(r'<a href="([^"]+)"', content)
    assert len(links) >= 5
    assert {client.get(link).status_code for link in links} == {200}


def test_the_list_of_years_and_my_work_lead_there(office, last_year):
    for page in (reverse("admin:agency_fiscalyear_changelist"), reverse("admin:index")):
        assert f'href="{START}"' in text_of(office.get(page))
