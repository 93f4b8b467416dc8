"""A portal in which nothing was set up yet: sensible pages, and the way for the office."""

import pytest
from django.core.management import call_command

from agency.models import Agency, Division, FiscalYear, User
from tests import make

pytestmark = pytest.mark.django_db

PAGES = (
    "/", "/about/", "/privacy/", "/accessibility/", "/search/", "/search/?q=o1", "/survey/",
    "/verify/", "/meetings/", "/open-data/",
)  # fmt: skip
FOR_PROGRAMS = (
    "/feed.xml", "/calendar.ics", "/sitemap.xml", "/robots.txt", "/theme.css", "/healthz",
    "/readyz",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_public_page_reads_well_and_has_no_empty_menu(page, address):
    html = page(address)

    assert "<h1" in html
    assert "หน่วยงาน" in html
    assert 'aria-label="เมนูหลัก"' not in html  # each of its lines would lead to a year
    for nonsense in ("None", "ยังไม่ได้ตั้งชื่อ", "อำเภอ", "จังหวัด", "เทศบาล"):
        assert nonsense not in html, nonsense


@pytest.mark.parametrize("address", FOR_PROGRAMS)
def test_what_programs_ask_for_is_answered(client, address):
    assert client.get(address).status_code == 200


def test_home_says_that_the_site_is_being_made(page):
    assert "<h1>เว็บไซต์นี้กำลังจัดทำ</h1>" in page("/")


def test_migrations_alone_bring_no_town_and_no_account():
    for model in (Agency, Division, FiscalYear, User):
        assert not model.objects.exists(), model


def test_the_back_office_of_an_empty_portal_opens(client):
    client.force_login(make.administrator())

    for address in ("/admin/", "/admin/start/", "/admin/tables/", "/admin/log/", "/admin/itas/"):
        assert client.get(address).status_code == 200, address


def test_the_demo_goes_into_an_empty_portal_only(capsys):
    make.agency()

    call_command("load_demo")

    assert "จึงไม่โหลดข้อมูลตัวอย่าง" in capsys.readouterr().out
    assert not FiscalYear.objects.exists()
    assert not User.objects.exists()
