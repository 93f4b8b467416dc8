"""Websites without an end: calendars, circles, slow and huge answers. And to stop and go on."""

import gzip
import json
import time

import pytest

from old_website.crawling.crawl import DONE, Crawl
from old_website.crawling.limits import Limits
from tests.local_site import page, redirect
from tests.old_website_crawling.old_site import QUICK, crawl_of, found, html, link, read, site  # noqa: F401


def without_end(site, answer):  # noqa: F811
    """Every address that is not known is answered, too."""

    class Pages(dict):
        def get(self, path, default=None):
            return self[path] if path in self else answer(path)

    site.pages = Pages(site.pages)
    missing = page(b"", 404)
    site.pages |= {"/robots.txt": missing, "/sitemap.xml": missing}


def test_an_endless_calendar_is_left_soon(site):  # noqa: F811
    site.pages["/"] = html(link("/calendar.php?month=1&year=2023", "ปฏิทิน") + link("/a", "ประวัติ"))
    site.pages["/a"] = html("ประวัติ")

    def month(path):
        number = int(path.partition("month=")[2].partition("&")[0] or 0)
        return html(link(f"/calendar.php?month={number + 1}&year=2023", f"เดือนถัดไป {number}"))

    without_end(site, month)

    assert read(site).progress.sentence == DONE
    assert sum("calendar" in seen for seen in site.seen) <= 12


def test_pages_that_lead_ever_deeper_are_left_soon(site):  # noqa: F811
    site.pages["/"] = html(link("news/", "ข่าว"))
    without_end(site, lambda path: html(link("news/old/", f"ข่าวเก่า {path}")))

    assert read(site).progress.sentence == DONE
    assert len(site.seen) < 40


def test_a_machine_that_makes_pages_for_ever_is_bounded(site):  # noqa: F811
    site.pages["/"] = html(link("/p?id=1", "หน้า"))

    def more(path):
        number = int(path.partition("id=")[2] or 0)
        return html("".join(link(f"/p?id={number * 20 + n}", f"หน้า {n}") for n in range(20)))

    without_end(site, more)
    crawl = read(site, requests=100)

    assert len(site.seen) <= 100
    assert "เปิดครบ 100 หน้า" in crawl.progress.sentence


def test_two_pages_that_lead_to_each_other_are_opened_once(site):  # noqa: F811
    site.pages |= {"/": html(link("/b", "ข")), "/b": html(link("/", "หน้าแรก") + link("/b", "ข"))}

    read(site)

    assert site.seen.count("/") == site.seen.count("/b") == 1


def test_a_redirect_in_a_circle_is_told(site):  # noqa: F811
    site.pages |= {"/": html(link("/a", "ก")), "/a": redirect("/b"), "/b": redirect("/a")}

    assert "ไม่สิ้นสุด" in read(site).told[0]["why"]


def test_a_page_that_drips_is_given_up(site):  # noqa: F811
    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b"<p>")
            handler.wfile.flush()
            time.sleep(0.1)

    site.pages |= {"/": html(link("/a", "ก")), "/a": drip}
    began = time.monotonic()

    assert "ช้าเกินไป" in read(site, page_seconds=0.7).told[0]["why"]
    assert time.monotonic() - began < 4


def test_a_huge_page_is_read_to_its_limit(site):  # noqa: F811
    start = "<title>ใหญ่</title>" + link("/a.pdf", "แผนพัฒนา")
    site.pages["/"] = html(start + "กขค " * 1_000_000)

    crawl = read(site, page_bytes=100_000)

    assert crawl.state.bytes <= 110_000
    assert "/a.pdf" in found(crawl, site)


def test_a_file_without_an_ending_is_known_and_not_loaded(site):  # noqa: F811
    site.pages["/"] = html(link("/dl.php?id=22&amp;t=1", "รายงานผลปี 2565"))
    site.pages["/dl.php?id=22&t=1"] = page(b"%PDF" + b"x" * 10**7, Content_Type="application/pdf")

    crawl = read(site)

    assert found(crawl, site)["/dl.php?id=22&t=1"].kind == "file"
    assert crawl.state.bytes < 10_000


@pytest.mark.parametrize(
    ("limits", "said"),
    [({"all_bytes": 10}, "เมกะไบต์"), ({"all_seconds": 0}, "นาที"), ({"requests": 2}, "2 หน้า")],
)
def test_every_limit_is_told_and_can_be_widened(site, limits, said):  # noqa: F811
    site.pages |= {"/": html(link("/a", "ก")), "/a": html("ประวัติ")}
    crawl = read(site, **limits)
    assert said in crawl.progress.sentence

    again = Crawl.from_json(crawl.to_json(), site.guard(), Limits(**QUICK))
    again.go_on()
    while again.step():
        pass

    assert again.progress.sentence == DONE


def test_a_reading_is_stored_after_each_step_and_taken_up_again(site):  # noqa: F811
    site.pages["/"] = html("".join(link(f"/{n}.html", f"หน้า {n}") for n in range(5)))
    site.pages |= {f"/{n}.html": html(f"เรื่อง {n}", f"ชื่อ {n}") for n in range(5)}
    whole = read(site)
    stored = json.dumps(crawl_of(site).to_json())

    for _ in range(30):
        crawl = Crawl.from_json(json.loads(stored), site.guard(), Limits(**QUICK))
        going_on = crawl.step()
        stored = json.dumps(crawl.to_json())

    assert not going_on
    assert crawl.to_json()["found"] == whole.to_json()["found"]
    assert site.seen.count("/3.html") == 2


def test_a_reading_that_was_stopped_asks_nothing_until_it_goes_on(site):  # noqa: F811
    site.pages["/"] = html("ยินดีต้อนรับ")
    crawl = crawl_of(site)
    crawl.step()
    crawl.stop()

    assert not crawl.step()
    assert site.seen == ["/robots.txt"]

    crawl.go_on()
    while crawl.step():
        pass
    assert crawl.progress.sentence == DONE


@pytest.mark.parametrize(
    "value", [{}, {"version": 0}, {"version": 1}, {"version": 1, "queue": 5}, []]
)
def test_what_is_no_stored_reading_is_refused(value):
    with pytest.raises(ValueError, match="reading"):
        Crawl.from_json(value)


def test_progress_is_told_while_it_runs(site):  # noqa: F811
    site.pages["/"] = html(link("/a", "ก") + link("/b.pdf", "ข"))
    crawl = crawl_of(site)
    crawl.step()
    crawl.step()

    assert crawl.progress.opened == 2
    assert "พบหน้าและแฟ้ม 3 รายการ" in crawl.progress.sentence


def test_packed_pages_are_unpacked_up_to_the_limit(site):  # noqa: F811
    body = gzip.compress(("<title>ใหญ่</title>" + link("/a.pdf", "แผน") + "ก" * 9_000_000).encode())
    site.pages["/"] = page(body, Content_Type="text/html", Content_Encoding="gzip")

    crawl = read(site, page_bytes=200_000)

    assert found(crawl, site)["/"].title == "ใหญ่"
    assert crawl.state.bytes < 210_000


def test_packing_that_nobody_knows_is_told(site):  # noqa: F811
    site.pages["/"] = page(b"\x00\x01", Content_Type="text/html", Content_Encoding="br")

    assert "บีบอัด" in read(site).progress.sentence
