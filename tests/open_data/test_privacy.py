"""No cookies, no third parties, and a notice that says so: /privacy/"""

from datetime import date
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests import make, test_urls_by_person

pytestmark = pytest.mark.django_db

HOME = "https://ita.example.go.th/"
# Attributes by which a browser asks for something without a click.
FETCHED = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
FETCHING_LINKS = {"stylesheet", "preload", "icon", "preconnect", "dns-prefetch", "prefetch"}

rows = test_urls_by_person.rows  # one row of each kind behind the addresses of the table


class Requests(HTMLParser):
    """Collects the addresses that a browser asks for by itself, or sends a form to."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        rel = set((attributes.get("rel") or "").split())
        if tag == "link" and rel & FETCHING_LINKS:
            self.found.append(attributes["href"])
        self.found += [attributes[name] or "" for name in FETCHED & set(attributes)]


def test_citizens_get_no_cookie_and_their_browsers_ask_nobody_else(client, rows):
    pages = 0
    for address in test_urls_by_person.PUBLIC:
        response = client.get(address.format(**rows))
        content = b"".join(response)
        assert "Set-Cookie" not in response, address
        assert not response.cookies, address
        if response["Content-Type"].startswith("text/html"):
            pages += 1
            requests = Requests()
            requests.feed(content.decode())
            assert requests.found, address
            hosts = {urlsplit(urljoin(HOME, found)).hostname for found in requests.found}
            assert hosts <= {"ita.example.go.th"}, address
    assert pages > 15
    assert not client.cookies


def test_the_notice_says_who_what_why_and_which_rights(page):
    make.agency(name="เทศบาลตัวอย่าง", phone="0 0000 0000", email="pdpa@example.go.th")
    make.fiscal_year(2566, privacy_announced_on=date(2022, 10, 3))
    make.fiscal_year(2567, privacy_announced_on=date(2023, 10, 2), published_at=None)

    text = page("/privacy/")

    for words in ("เทศบาลตัวอย่าง เป็นผู้ควบคุมข้อมูลส่วนบุคคล", "ไม่ใช้คุกกี้", "90 วัน", "สิทธิของท่าน",
                  "ร้องเรียน", "0 0000 0000", "pdpa@example.go.th", "3 ตุลาคม 2565"):  # fmt: skip
        assert words in text
    assert "2 ตุลาคม 2566" not in text


def test_every_foot_links_it_with_the_date_of_the_current_year(page):
    make.agency()
    make.fiscal_year(2566, privacy_announced_on=date(2022, 10, 3))
    make.fiscal_year(2567, privacy_announced_on=date(2023, 10, 2))
    make.item(year=make.fiscal_year(2566), number=1)

    for address in ("/", "/2566/", "/2566/oit/o1/", "/open-data/", "/search/"):
        foot = page(address).partition("<footer")[2]
        assert 'href="/privacy/"' in foot, address
        assert "ประกาศ 2 ตุลาคม 2566" in foot, address


def test_the_date_stays_when_the_newest_year_has_none_yet(page):
    make.agency()
    make.fiscal_year(2566, privacy_announced_on=date(2022, 10, 3))
    make.fiscal_year(2567)

    assert "ประกาศ 3 ตุลาคม 2565" in page("/about/").partition("<footer")[2]


def test_without_telephone_and_mail_a_right_still_has_a_way(page):
    make.agency(name="เทศบาลตัวอย่าง", district="เมือง", province="อ่างทอง")

    text = page("/privacy/")

    assert "ยื่นคำขอที่สำนักงานเทศบาลตัวอย่าง" in text
    assert "ส่งจดหมายถึงเทศบาลตัวอย่าง" in text
    assert "เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล" not in text


def test_the_officer_of_data_protection_is_named_once_there_is_one(page):
    make.agency(data_protection_contact="ปลัดเทศบาล\nโทร. 0 0000 0001")

    text = page("/privacy/").partition("<h2>ติดต่อ")[2]

    assert "<dt>เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล</dt>" in text
    assert "ปลัดเทศบาล<br>โทร. 0 0000 0001" in text


def test_staff_set_the_date(client, secretary):
    year = make.fiscal_year(2566)
    client.force_login(secretary)
    url = f"/admin/agency/fiscalyear/{year.pk}/change/"
    form = client.get(url).context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value is not None}
    data |= {"privacy_announced_on": "๓ ต.ค. ๒๕๖๕"}
    for prefix in ("deadlines", "grade_bands", "report_signers"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}

    response = client.post(url, data)

    assert response.status_code == 302, response.context["errors"]
    year.refresh_from_db()
    assert year.privacy_announced_on == date(2022, 10, 3)
