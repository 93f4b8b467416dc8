"""A page that says that it is not there is found out, and no real page is accused of it."""

import time

import pytest

from progress.link_check import Timeouts, check_url
from progress.missing_pages import says_missing
from progress.nonsense_pages import NonsensePages
from progress.page_text import PageText
from tests.local_site import page, redirect, running_site

QUICK = Timeouts(connect=60, read=60, total=60, retries=0, wait=0)
MENU = "<nav>" + " ".join(f"<a href='/m{n}'>เมนูที่ {n} ของเทศบาล</a>" for n in range(30)) + "</nav>"


@pytest.fixture
def site():
    with running_site() as site:
        yield site


def html(title="", body="", menu=MENU):
    text = f"<html><head><title>{title}</title></head><body>{menu}{body}</body></html>"
    return page(text.encode(), Content_Type="text/html; charset=utf-8")


def look(site, path, **kept):
    return check_url(site.url(path), site.guard(), QUICK, **kept)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 Not Found", ""),
        ("Page not found - เทศบาลตำบลตัวอย่าง", ""),
        ("เทศบาลตำบลตัวอย่าง | ไม่พบหน้าที่คุณต้องการ", ""),
        ("เทศบาลตำบลตัวอย่าง", "<h1>ขออภัย ไม่พบหน้าเว็บที่ท่านค้นหา</h1>"),
        ("เทศบาลตำบลตัวอย่าง", "<h1>Oops! <span>That page can't be found.</span></h1>"),
        ("เทศบาลตำบลตัวอย่าง", "<h1>404</h1>"),
        ("Error 404 (Not Found)!!1", ""),
        ("ไม่พบไฟล์ที่ร้องขอ", ""),
        ("Object not found!", ""),
        ("The requested URL was not found on this server.", ""),
    ],
)
def test_a_title_or_a_heading_that_says_so(site, title, body):
    site.pages["/a"] = html(title, body + "<p>" + "ข้อความของเว็บไซต์ " * 60)

    assert look(site, "/a").outcome == "missing"


@pytest.mark.parametrize(
    "body",
    ["<p>ไม่พบไฟล์</p>", "<script>alert('ไม่พบข้อมูล');history.back();</script>", "File not found."],
)
def test_a_page_that_is_nothing_but_the_message(site, body):
    site.pages["/a"] = html("", body, menu="")

    assert look(site, "/a").outcome == "missing"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("ไม่พบผู้ติดเชื้อในพื้นที่", ""),
        ("ไม่พบข้อมูลการทุจริตในปี 2566", "<p>ไม่พบข้อมูลการร้องเรียน</p>"),
        ("วิธีแก้ปัญหา 404 Not Found บนเว็บไซต์", ""),
        ("ประกาศ", "<h1>ประกาศผลการสอบ</h1><p>ไม่พบหน้าที่ต้องการ ให้แจ้งงานทะเบียน" + " เนื้อหา" * 200),
        ("รายงาน", "<h1>รายงานผล</h1><table><td>ไม่พบข้อมูล</td></table>" + "<p>ผล " * 300),
        ("ข้อ 404 ถนนสุขุมวิท", ""),
        ("ไม่มีข้อมูลการร้องเรียนการทุจริตในปีงบประมาณ", ""),
        ("Lost and found", ""),
    ],
)
def test_a_real_page_in_which_the_words_occur(site, title, body):
    site.pages["/a"] = html(title, f"<p>เรื่องนี้มีรายละเอียด</p>{body}")

    assert look(site, "/a").outcome == "ok"


def everywhere(site, answer):
    """The site answers every address with the same page."""
    site.pages = _Everything(answer)


class _Everything(dict):
    def __init__(self, answer):
        super().__init__()
        self.answer = answer

    def get(self, path, default=None):
        return super().get(path, self.answer)


def test_the_page_that_every_address_shows_is_no_document(site):
    everywhere(site, html("เทศบาลตำบลตัวอย่าง", "<p>ยินดีต้อนรับสู่เทศบาล</p>"))

    check = look(site, "/2566/plan.pdf")

    assert (check.outcome, check.status_code) == ("missing", 200)
    assert look(site, "/").outcome == "ok"  # at the home page it is at home


def test_a_page_with_words_of_its_own_is_one_even_among_such(site):
    everywhere(site, html("เทศบาลตำบลตัวอย่าง", "<p>ยินดีต้อนรับสู่เทศบาล</p>"))
    words = "<p>แผนพัฒนาท้องถิ่นของเทศบาลตำบลตัวอย่าง ประจำปีงบประมาณที่ผ่านมา</p>"
    site.pages["/2566/plan"] = html("เทศบาลตำบลตัวอย่าง", words)
    frame = "<iframe src='/files/local-development-plan-of-the-municipality.pdf'></iframe>"
    site.pages["/2566/frame"] = html("เทศบาลตำบลตัวอย่าง", frame)

    assert look(site, "/2566/plan").outcome == "ok"
    assert look(site, "/2566/frame").outcome == "ok"


def test_a_page_drawn_by_the_browser_is_left_to_a_person(site):
    everywhere(site, html("ระบบ", "<div id=root></div><script src=/app.js></script>", menu=""))

    assert look(site, "/news/5").outcome == "blocked"


def test_a_folder_is_asked_for_nonsense_once_in_a_run_and_for_files_never(site):
    nonsense = NonsensePages()
    for number in range(3):
        site.pages[f"/news/{number}"] = html("ข่าว", f"ข่าวที่ {number}")
    site.pages["/news/file.pdf"] = page(b"%PDF-1.7", Content_Type="application/pdf")

    for path in [*site.pages]:
        assert look(site, path, nonsense=nonsense).outcome == "ok"

    assert len(site.seen) == 5
    assert [path for path in site.seen if nonsense.name in path] == [f"/news/{nonsense.name}"]


@pytest.mark.parametrize(
    ("to", "outcome"),
    [
        ("/", "home"),
        ("/index.php", "home"),
        ("/home", "home"),
        ("/login?next=/a", "login"),
        ("/wp-login.php", "login"),
        ("/404.html", "missing"),
        ("/page-not-found", "missing"),
        ("/news", "moved"),
        ("/catalogin/1", "moved"),
    ],
)
def test_where_an_address_leads_tells(site, to, outcome):
    site.pages["/2566/a.pdf"] = redirect(to)
    site.pages[to] = html("หน้า", "<p>เนื้อหาของหน้านี้</p>")

    assert look(site, "/2566/a.pdf").outcome == outcome


def test_from_one_home_page_to_another_is_no_loss(site):
    site.pages["/index.php"] = redirect("/home")
    site.pages["/home"] = html("หน้าแรก")

    assert look(site, "/index.php").outcome == "moved"


def test_the_sign_in_page_of_a_drive_is_told(site):
    site.pages["/file/d/1/view"] = redirect(site.url("/v3/signin", "accounts.google.com"))
    site.pages["/v3/signin"] = html("Sign in - Google Accounts")

    check = look(site, "/file/d/1/view")

    assert check.get_outcome_display() == "ต้องเข้าสู่ระบบก่อนจึงเปิดได้"


def test_social_networks_lead_robots_to_their_sign_in(site):
    site.pages["/office"] = redirect("/login/?next=/office")
    site.pages["/login/?next=/office"] = html("Log in to Facebook")
    url = site.url("/office", "www.facebook.com")

    assert check_url(url, site.guard(), QUICK).outcome == "blocked"


def test_a_page_that_is_a_form_to_sign_in_and_one_that_also_has_it(site):
    password = "<form><input type=password></form>"
    site.pages["/a"] = html("เข้าสู่ระบบ | เทศบาล", password)
    site.pages["/b"] = html("แผนงาน | เทศบาล", password)

    assert [look(site, path).outcome for path in ("/a", "/b")] == ["login", "ok"]


def test_a_name_for_sale_is_no_site(site):
    site.pages["/a"] = html("phet.go.th domain is for sale")

    assert look(site, "/a").outcome == "missing"


@pytest.mark.parametrize(
    "hostile",
    [
        b"<!--" * 100_000, b"<a " * 100_000, b"<h1>" * 100_000, b"<title>" + b"not " * 100_000,
        b"<script>" + b"alert('" * 100_000, b"&" * 400_000, b"<![CDATA[" * 50_000, b"</" * 200_000,
        b"<h1>" + b"404 " * 100_000,
    ],
)  # fmt: skip
def test_a_hostile_page_costs_no_time(hostile):
    begin = time.monotonic()

    says_missing(PageText.of(hostile, "text/html"))

    assert time.monotonic() - begin < 5


def test_thai_pages_of_old_encodings_are_read(site):
    text = "<title>ไม่พบหน้าที่ต้องการ</title>".encode("cp874")
    site.pages["/a"] = page(text, Content_Type="text/html; charset=windows-874")
    site.pages["/b"] = page(b'<meta charset="tis-620">' + text, Content_Type="text/html")

    assert [look(site, path).outcome for path in ("/a", "/b")] == ["missing", "missing"]
