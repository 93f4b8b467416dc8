"""The annual report and the minutes as files."""

import re
from datetime import UTC, datetime
from io import StringIO

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from documents import pdf
from documents.models import MadeDocument
from meetings.document_kinds import MINUTES_PDF
from records.revision import raise_revision, revision_number
from tests import made, make

pytestmark = pytest.mark.django_db


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.fixture
def small_year():
    make.agency(name="เทศบาลตำบลตัวอย่าง")
    year = make.fiscal_year(2566, total_score="99.33", grade="ผ่านดีเยี่ยม", introduction="บทนำสั้น")
    make.published(make.measure(title="งดรับของขวัญ"), results="- งดแล้ว")
    make.published(make.item(number=12, title="แผนดำเนินงาน"), progress="- จัดทำแล้ว")
    return year


def test_the_report_is_a_pdf_with_score_tables_and_bookmarks(small_year, client):
    response = made.answer(client, "/2566/report.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert "filename*=utf-8''" in response["Content-Disposition"]
    data = b"".join(response)
    text = words_of(data)
    for words in ("๙๙.๓๓", "ผ่านดีเยี่ยม", "งดรับของขวัญ", "o๑๒", "แผน", "☑"):
        assert words in text
    bookmarks = [entry.get_title() for entry in pypdfium2.PdfDocument(data).get_toc()]
    assert "ประเด็นการประเมิน OIT" in bookmarks


def test_the_minutes_are_a_pdf(client):
    meeting = make.meeting(place="ห้องประชุมใหญ่")

    text = words_of(made.document(client, f"/meetings/{meeting.pk}/minutes.pdf"))

    assert "ห้องประชุมใหญ่" in text
    assert "-ไม่มี-" in text


@pytest.mark.parametrize("address", ["/2566/report.pdf", "/meetings/{meeting}/minutes.pdf"])
def test_without_fonts_the_answer_is_503_with_a_message(
    small_year, client, monkeypatch, tmp_path, address
):
    meeting = make.meeting()
    monkeypatch.setattr(pdf, "FONTS", tmp_path)

    response = made.answer(client, address.format(meeting=meeting.pk))

    assert response.status_code == 503
    assert "ไม่พบแฟ้มแบบอักษร" in response.content.decode()


def build(year_be, path) -> str:
    out = StringIO()
    call_command("build_report", year_be, path, stdout=out)
    return out.getvalue()


def test_the_command_writes_the_same_report(small_year, tmp_path):
    path = tmp_path / "report.pdf"

    assert "เขียน" in build(2566, path)
    assert "งดรับของขวัญ" in words_of(path.read_bytes())


def test_a_failure_leaves_the_old_file_as_it_was(small_year, tmp_path, monkeypatch):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(pdf, "FONTS", tmp_path)

    with pytest.raises(CommandError, match="พิมพ์รายงานไม่สำเร็จ"):
        build(2566, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(small_year, tmp_path):
    with pytest.raises(CommandError, match="เขียนแฟ้ม"):
        build(2566, tmp_path / "no" / "report.pdf")


def test_a_year_that_is_not_public_cannot_be_printed(tmp_path):
    make.fiscal_year(2567, published_at=None)

    with pytest.raises(CommandError, match="ไม่มีปีงบประมาณ 2567"):
        build(2567, tmp_path / "report.pdf")


def test_pages_are_numbered_in_thai_digits(small_year, client):
    document = pypdfium2.PdfDocument(made.document(client, "/2566/report.pdf"))
    second = document[1].get_textpage().get_text_bounded()

    assert re.search(r"^๒\s*$", second, re.MULTILINE)
    assert "สารบัญ" in second


def test_the_page_tells_of_which_moment_older_documents_are(client, page):
    meeting = make.meeting()
    address = f"/meetings/{meeting.pk}/"
    assert "เป็นข้อมูล ณ" not in page(address)  # nobody made one yet
    MadeDocument.objects.create(
        kind=MINUTES_PDF.name, key=str(meeting.pk), is_public=True, fingerprint="f",
        revision=revision_number(), as_of=datetime(2026, 11, 5, 3, 30, tzinfo=UTC),
        made_at=timezone.now(), file="x.pdf", sha256="s", size=1,
    )  # fmt: skip
    assert "เป็นข้อมูล ณ" not in page(address)

    raise_revision()
    assert "แฟ้มดาวน์โหลดที่ระบบสร้างเป็นข้อมูล ณ วันที่ 5 พ.ย. 2569 10:30 น." in page(address)

    raise_revision(withdrawal=True)
    assert "เป็นข้อมูล ณ" not in page(address)  # and nobody gets it any more
