"""One records.py, and a new kind of record stands everywhere."""

import csv
import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from agency.models import User
from agency.years import all_years
from spreadsheets import importing
from spreadsheets.reading import read_table
from spreadsheets.registry import sheets
from spreadsheets.writing import csv_pieces
from tests import make
from tests.toy.models import Notice

pytestmark = pytest.mark.django_db

ADDRESS = "/2566/notices/1/"


@pytest.fixture
def notice() -> Notice:
    return Notice.objects.create(
        fiscal_year=make.fiscal_year(2566, published_at=timezone.now() - timedelta(days=1)),
        number=1,
        title="ประกาศเจตจำนงสุจริต",
        text="นายกแสดงเจตจำนงต่อพนักงานทุกคน",
        held_on=date(2023, 1, 16),
        published_at=timezone.now() - timedelta(minutes=1),
    )


@pytest.fixture
def draft(notice) -> Notice:
    return Notice.objects.create(fiscal_year=notice.fiscal_year, number=2, title="ร่างลับ")


@pytest.fixture
def superuser() -> User:
    return User.objects.create_superuser("root", password="รหัสผ่านของ-root")


@pytest.mark.parametrize("word", ["เจตจำนงสุจริต", "พนักงานทุกคน"])
def test_the_search_finds_its_words_and_offers_its_kind(page, notice, draft, word):
    html = page(f"/search/?q={word}&kind=notice")

    assert f'href="{ADDRESS}"' in html
    assert "ประกาศ" in html
    assert ADDRESS not in page("/search/?q=ร่างลับ")


def test_the_search_follows_a_withdrawal(page, notice):
    notice.withdraw("พิมพ์ผิด")
    notice.save()

    assert ADDRESS not in page("/search/?q=เจตจำนงสุจริต")


def test_open_data_has_its_table_in_every_format(client, notice, draft):
    rows = json.loads(client.get("/2566/data/notices.json").content)
    text = client.get("/2566/data/notices.csv").content.decode("utf-8-sig")

    assert [row["title"] for row in rows] == ["ประกาศเจตจำนงสุจริต"]
    assert rows[0]["held_on"] == "2023-01-16"
    assert [row["title"] for row in csv.DictReader(StringIO(text))] == ["ประกาศเจตจำนงสุจริต"]
    assert client.get("/2566/data/notices.xlsx").status_code == 200


def test_the_data_package_and_the_page_explain_its_columns(client, page, notice):
    package = json.loads(client.get("/2566/data/datapackage.json").content)
    (table,) = [each for each in package["resources"] if each["name"] == "notices"]

    fields = {field["name"]: field for field in table["schema"]["fields"]}
    assert fields["held_on"]["type"] == "date"
    assert table["schema"]["primaryKey"] == ["year_be", "number"]
    assert fields["text"]["description"] in page("/2566/data/")


def test_a_spreadsheet_goes_out_and_comes_back(notice, superuser):
    sheet = sheets()["notices"](superuser, all_years)
    data = b"".join(csv_pieces(sheet, notice.fiscal_year)).decode()
    changed = data.replace("เจตจำนงสุจริต", "นโยบายไม่รับของขวัญ").encode()

    sheet = sheets()["notices"](superuser, all_years)
    dataset = read_table(changed, sheet.headers)
    seen = importing.preview(sheet, dataset)
    sheet = sheets()["notices"](superuser, all_years)
    done = importing.apply(sheet, read_table(changed, sheet.headers), seen.seen)

    assert (done.applied, done.edited, done.added) == (True, 1, 0)
    notice.refresh_from_db()
    assert notice.title == "ประกาศนโยบายไม่รับของขวัญ"


def test_its_table_is_offered_in_the_back_office(client, superuser, notice):
    client.force_login(superuser)

    assert "/admin/tables/notices/" in client.get("/admin/tables/").content.decode()


def test_the_feed_tells_it(page, notice, draft):
    feed = page("/feed.xml")

    assert f"https://ita.example.go.th{ADDRESS}#notice-{notice.pk}" in feed
    assert "ร่างลับ" not in feed


def test_the_calendar_has_its_date(page, notice):
    assert "DTSTART;VALUE=DATE:20230116" in page("/calendar.ics")


def test_the_sitemap_has_its_page_and_its_list(page, notice, draft):
    sitemap = page("/sitemap.xml")

    assert f"<loc>https://ita.example.go.th{ADDRESS}</loc>" in sitemap
    assert "<loc>https://ita.example.go.th/2566/notices/</loc>" in sitemap
    assert "/2566/notices/2/" not in sitemap


def test_the_timeline_of_its_year_has_it(page, notice, draft):
    html = page("/2566/updates/")

    assert f'href="{ADDRESS}"' in html
    assert "ร่างลับ" not in html


# The export closes its connection after each page, as a server does: no common transaction.
@pytest.mark.django_db(transaction=True)
def test_the_static_export_holds_its_page(notice, draft, tmp_path, settings):
    settings.ALLOWED_HOSTS = ["ita.example.go.th"]
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("export_site", tmp_path / "site", year=2566)

    exported = (tmp_path / "site/2566/notices/1/index.html").read_text(encoding="utf-8")
    assert "นายกแสดงเจตจำนงต่อพนักงานทุกคน" in exported
    assert not (tmp_path / "site/2566/notices/2").exists()


def test_its_year_changed_when_it_was_published(page, notice):
    assert timezone.localtime(notice.published_at).isoformat(timespec="seconds")[:16] in page(
        "/2566/data/"
    )
