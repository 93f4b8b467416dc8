"""The criteria of a year on one page: /admin/criteria/<year>/"""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from oit_checklist.criteria_upload import read_criteria
from oit_checklist.year_criteria import set_of_year
from tests import make
from tests.oit_checklist.three_levels import three_levels

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, secretary):
    client.force_login(secretary)
    return client


def page_of(client, year: int = 2569) -> str:
    return client.get(f"/admin/criteria/{year}/").content.decode()


def test_every_row_of_the_year_stands_there_with_its_form(office):
    found = three_levels(theme="ข้อมูลพื้นฐาน", period_rule="current_year", criteria_note="ดูปี")
    year = found.item.fiscal_year
    section = make.section(year, "9.10")
    year.grade_bands.create(order=1, name="ผ่านดี", min_total=85)
    make.item(year=year, instrument="IIT", number=1, title="การปฏิบัติหน้าที่")

    page = page_of(office)

    for words in ("9.10 ข้อมูลพื้นฐาน", "การปฏิบัติหน้าที่", "ผ่านดี", "ดูปี", "ปีงบประมาณปัจจุบัน"):
        assert words in page
    assert "ช่องทางเผยแพร่ (ข้อย่อยต่อไปนี้อย่างใดอย่างหนึ่ง)" in page
    assert "หมายเหตุ: กรณีไม่มีให้ระบุ" in page
    assert page.index("ข้อมูลโครงการ") < page.index("เว็บไซต์หลัก") < page.index("ป้ายประกาศ")
    for kind, row in [
        ("checklistitem", found.item), ("section", section), ("element", found.website),
    ]:  # fmt: skip
        assert f'href="/admin/oit_checklist/{kind}/{row.pk}/change/"' in page


def test_the_year_the_first_page_and_the_ticks_lead_there(office):
    year = make.item().fiscal_year
    for address in (
        f"/admin/agency/fiscalyear/{year.pk}/change/", "/admin/", "/admin/criteria-check/2566/",
    ):  # fmt: skip
        assert 'href="/admin/criteria/2566/"' in office.get(address).content.decode(), address
    form = office.get(f"/admin/agency/fiscalyear/{year.pk}/change/").content.decode()
    assert 'href="/admin/criteria-check/2566/"' in form


@pytest.mark.parametrize("ending", ["xlsx", "toml"])
def test_what_is_taken_out_reads_back_to_the_same_set(office, ending):
    found = three_levels(period_rule="current_year", confidence="low", source="เว็บไซต์")
    make.section(found.item.fiscal_year, "9.10")

    answer = office.get(f"/admin/criteria/2569/criteria.{ending}")

    content = b"".join(answer) if answer.streaming else answer.content
    assert f".{ending}" in answer["Content-Disposition"]
    file = SimpleUploadedFile(f"a.{ending}", io.BytesIO(content).read())
    assert read_criteria(file, None).criteria == set_of_year(found.item.fiscal_year)


def test_a_closed_year_is_shown_and_has_no_buttons(office):
    found = three_levels()
    make.closed(found.item.fiscal_year)

    page = page_of(office)

    assert "ปิดแล้วเมื่อ" in page
    assert 'name="move"' not in page
    assert "เพิ่มข้อ" not in page


@pytest.mark.parametrize("items", [3, 120])
def test_the_page_costs_the_same_however_long(office, django_assert_num_queries, items):
    year = make.fiscal_year(2569)
    for number in range(1, items + 1):
        make.element(make.item(year=year, number=number))
    page_of(office)

    with django_assert_num_queries(10):
        assert page_of(office).count('class="outline-item"') == items
