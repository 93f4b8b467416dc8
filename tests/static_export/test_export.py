"""manage.py export_site: the whole site as files, begun again, kept up to date, one year alone."""

import re
import shutil
import signal
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

from tests.installed_portal import Portal, own_copy

DRAFTS = """
    from django.core.files.base import ContentFile
    from oit_checklist.models import ChecklistItem, ItemEvidence
    item = ChecklistItem.objects.get(instrument="OIT", number=13)
    draft = ItemEvidence(assignment=item, title="ร่างลับสุดยอด", original_name="ลับ.pdf")
    draft.file.save("x.pdf", ContentFile(b"%PDF-1.7 SECRET"))
    gone = ItemEvidence(assignment=item, title="ฉบับที่ถอนแล้ว", original_name="ถอน.pdf")
    gone.file.save("y.pdf", ContentFile(b"%PDF-1.7 SECRET"), save=False)
    gone.published_at = item.published_at
    gone.withdraw("ผิดฉบับ")
    gone.save()
    hidden = ChecklistItem.objects.get(instrument="OIT", number=14)
    hidden.title = "ข้อที่ยังไม่เผยแพร่"
    hidden.withdraw("ตั้งข้อผิด")
    hidden.save()
"""

# Dies while it looks at the thirtieth address.
KILLED = """
    import itertools, os, signal
    from django.core.management import call_command
    from operations.static_export.crawler import Crawler
    whole, numbers = Crawler._page, itertools.count(1)
    def page(self, address):
        if next(numbers) == 30:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, address)
    Crawler._page = page
    call_command("export_site", os.environ["TARGET"])
"""


def refused(portal: Portal, *words) -> str:
    with portal.start(*words) as process:
        printed = process.communicate()[0]
    assert process.returncode == 1, printed
    assert "Traceback" not in printed
    return printed


def check_sums(folder: Path) -> None:
    """With the program that everybody has."""
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def files_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def pages_in(folder: Path) -> dict[str, str]:
    return {
        name: (folder / name).read_text() for name in files_in(folder) if name.endswith(".html")
    }


@pytest.fixture(scope="module")
def exported(installed_on_sqlite, tmp_path_factory):
    """A portal with drafts, and the folder of its export, which tests only read."""
    portal = own_copy(installed_on_sqlite, tmp_path_factory.mktemp("exported"))
    portal.shell(DRAFTS)
    out = portal.data_dir / "out"
    assert "ตรวจลิงก์ครบทุกลิงก์" in portal.manage("export_site", out)
    return portal, out


def test_the_whole_site(exported):
    _, out = exported
    check_sums(out)
    names, pages = files_in(out), pages_in(out)
    listed = {line.partition("  ")[2] for line in (out / "SHA256SUMS").read_text().splitlines()}
    assert names - listed == {"SHA256SUMS", ".ita-export.jsonl"}
    assert {
        "index.html", "2566/index.html", "2566/oit/o13/index.html", "2566/measures/index.html",
        "meetings/1/index.html", "meetings/1/minutes.pdf", "meetings/1/minutes.docx",
        "2566/report.pdf", "2566/data/oit.csv", "2566/data/oit.xlsx", "2566/data/datapackage.json",
        "search/index.html", "sitemap.xml", "feed.xml", "calendar.ics", "robots.txt",
    } <= names  # fmt: skip
    (evidence,) = (out / "evidence").iterdir()
    assert evidence.read_bytes() == b"%PDF-1.7 0123456789"
    assert evidence.suffix == ".pdf"
    assert (out / "2566/report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert any(name.endswith(".woff2") for name in names)

    everything = b"".join((out / name).read_bytes() for name in names)
    for secret in ("ร่างลับสุดยอด", "SECRET", "ข้อที่ยังไม่เผยแพร่"):
        assert secret.encode() not in everything
    for name, text in pages.items():
        assert "สำเนา ณ" in text, name
        assert not re.findall(r'(?:href|src|action)="/', text), name
        assert 'rel="preload"' not in text
    assert 'href="o13/index.html"' in pages["2566/oit/index.html"]


def test_the_search_page_explains_itself_and_lists_every_page(exported):
    pages = pages_in(exported[1])
    search = pages.pop("search/index.html")
    assert "ไม่มีระบบค้นหา" in search
    assert 'href="http://127.0.0.1/search/"' in search
    for name in pages:
        assert f'href="../{name}"' in search
    assert 'action="../../search/index.html"' in pages["2566/oit/index.html"]
    assert "กรองรายการไม่ได้" in pages["2566/oit/index.html"]


def test_killed_and_begun_again_it_goes_on(portal_on_sqlite, tmp_path):
    out = tmp_path / "out"
    with portal_on_sqlite.start(
        "shell", "--no-imports", "-c", dedent(KILLED), TARGET=str(out)
    ) as dying:
        dying.communicate()
    assert dying.returncode == -signal.SIGKILL
    assert not (out / "SHA256SUMS").exists()
    assert len(pages_in(out)) >= 15
    done = {name: (out / name).stat().st_mtime_ns for name in pages_in(out)}
    (out / "2566/half.ita-part").write_text("of a file that was being written")

    portal_on_sqlite.manage("export_site", out)

    check_sums(out)
    again = [name for name, at in done.items() if (out / name).stat().st_mtime_ns != at]
    assert len(again) <= 1  # the one that the kill took its line of
    assert not list(out.rglob("*.ita-part"))


def test_a_second_export_follows_the_site(exported, tmp_path):
    portal, out = own_copy(exported[0], tmp_path), tmp_path / "out"
    shutil.copytree(exported[1], out)
    (evidence,) = (out / "evidence").iterdir()
    first = (out / "SHA256SUMS").read_text()
    portal.manage("export_site", out)
    assert (out / "SHA256SUMS").read_text() == first

    portal.shell("""
        from oit_checklist.models import ChecklistItem, ItemEvidence
        proof = ItemEvidence.objects.published().exclude(file="").get()
        proof.withdraw("ผิดฉบับ")
        proof.save()
        item = ChecklistItem.objects.get(instrument="OIT", number=15)
        item.title = "ชื่อใหม่ของข้อสิบห้า"
        item.save()
    """)
    printed = portal.manage("export_site", out)

    assert "ลบแฟ้มที่ไม่อยู่ในเว็บไซต์แล้ว 1 แฟ้ม" in printed
    assert not evidence.parent.exists()
    assert "ชื่อใหม่ของข้อสิบห้า" in (out / "2566/oit/o15/index.html").read_text()
    check_sums(out)


def test_one_year_alone(portal_on_sqlite, tmp_path):
    portal, out = portal_on_sqlite, tmp_path / "out"
    portal.shell("""
        from datetime import date
        from agency.models import FiscalYear
        FiscalYear.objects.filter(year_be=2566).update(closed_on=date(2023, 9, 30))
    """)

    printed = portal.manage("export_site", out, "--year", "2566")

    assert "ยังไม่ปิด" not in printed
    check_sums(out)
    folders = {name.split("/")[0] for name in files_in(out)}
    assert folders == {
        "2566", "meetings", "evidence", "static", "index.html", "SHA256SUMS", ".ita-export.jsonl",
    }  # fmt: skip
    pages = pages_in(out)
    assert "คลังข้อมูลปีงบประมาณ 2566" in pages["index.html"]
    assert 'href="2566/index.html"' in pages["index.html"]
    assert 'href="http://127.0.0.1/about/"' in pages["2566/index.html"]
    assert 'action="http://127.0.0.1/search/"' in pages["2566/index.html"]
    assert "2550" in refused(portal, "export_site", tmp_path / "other", "--year", "2550")


def test_a_lost_file_is_told_with_the_page_that_links_to_it(portal_on_sqlite, tmp_path):
    portal = portal_on_sqlite
    shutil.rmtree(portal.data_dir / "media/evidence")

    printed = refused(portal, "export_site", tmp_path / "out")

    assert "/2566/oit/o13/ → /evidence/" in printed
    assert not (tmp_path / "out/SHA256SUMS").exists()


def test_a_folder_of_somebody_else_is_left_alone(portal_on_sqlite, tmp_path):
    out = tmp_path / "photos"
    out.mkdir()
    (out / "index.html").write_text("mine")

    assert "มีแฟ้มอื่นอยู่" in refused(portal_on_sqlite, "export_site", out)
    assert files_in(out) == {"index.html"}


@pytest.mark.browser
def test_it_is_read_from_a_usb_stick(exported, new_page):
    """A citizen without a server: from the first page to the proof, nothing is refused."""
    page, troubles = new_page(), []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("requestfailed", lambda request: troubles.append(request.url))

    page.goto((exported[1] / "index.html").as_uri())
    page.get_by_role("navigation", name="เมนูหลัก").get_by_role("link", name="OIT").click()
    page.get_by_role("link", name="รายงานผลการดำเนินงานประจำปี").first.click()
    assert page.url.endswith("/2566/oit/o13/index.html")
    proof = page.get_by_role("link", name="รายงานผล").last.get_attribute("href")
    assert re.fullmatch(r"\.\./\.\./\.\./evidence/[0-9a-f-]{36}\.pdf", proof)
    page.get_by_role("searchbox").fill("น้ำ")
    page.get_by_role("button", name="ค้นหา").click()
    assert page.get_by_role("heading", name="หาข้อมูลในสำเนานี้").is_visible()
    assert page.evaluate("[...document.fonts].some(font => font.status == 'loaded')")
    assert troubles == []
