"""The longest contents on paper: nothing over anything, nothing lost, nothing alone."""

import re

import pytest
from django.db import transaction

from annual_report.contents import assemble_report
from annual_report.layout import render_draft
from documents.pdf import Pdf
from meetings.minutes import print_minutes
from meetings.models import Meeting
from meetings.word import render_minutes_docx
from tests.torture import municipality
from tests.torture.geometry import PageShown, faults_of, is_half_empty, pages_of
from tests.torture.office import text_in_office

# Long documents are the same on every database and every Django.
pytestmark = [pytest.mark.looks, pytest.mark.torture, pytest.mark.django_db]

HEADS = ("มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลา")
# Digits aside: LibreOffice 7.4 counts the people of a list in digits of its own.
CLUSTER = re.compile("[ก-ฮA-Za-z]")


@pytest.fixture(scope="module")
def papers(django_db_setup, django_db_blocker):
    """The report of the year and the minutes of its meeting, as PDF and as Word."""
    with django_db_blocker.unblock(), transaction.atomic():
        year = municipality.year()
        meeting = municipality.meeting(year)
        minutes, word = print_minutes(meeting), render_minutes_docx(meeting)
        Meeting.objects.update(published_at=None)  # its minutes are looked at by themselves
        report = render_draft(assemble_report(year))
        transaction.set_rollback(True)
    return {"report": report, "minutes": minutes, "word": word}


@pytest.fixture(scope="module")
def pages(papers) -> dict[str, list[PageShown]]:
    return {name: pages_of(papers[name].data) for name in ("report", "minutes")}


@pytest.mark.parametrize("name", ["report", "minutes"])
def test_nothing_stands_over_anything_or_off_its_page(pages, name):
    assert len(pages[name]) > 40
    assert [fault for page in pages[name] for fault in faults_of(page)] == []


@pytest.mark.parametrize("name", ["report", "minutes"])
def test_every_letter_and_picture_could_be_set(papers, name):
    pdf: Pdf = papers[name]

    assert pdf.left_out == ()


def test_the_head_of_a_table_stands_on_each_of_its_pages(pages):
    begins = next(page.number for page in pages["report"] if "มาตรการ ๑๒๐ รายการ" in page.text)
    of_table = [page for page in pages["report"] if page.rules and page.number >= begins]
    measured = [page for page in of_table if len(page.columns) == 7]

    assert len(measured) > 100
    assert [page.number for page in measured if not all(h in page.text for h in HEADS)] == []


@pytest.mark.parametrize("name", ["report", "minutes"])
def test_at_most_one_page_in_ten_is_less_than_half_full(pages, name):
    empty = [page.number for page in pages[name] if is_half_empty(page)]

    assert len(empty) <= len(pages[name]) / 10, empty


def test_signatures_stand_together_below_what_they_sign(pages):
    signed = [page for page in pages["minutes"] if "(ลงชื่อ)" in page.text]

    assert [page.text.count("(ลงชื่อ)") for page in signed] == [2]
    above = signed[0].text.partition("(ลงชื่อ)")[0]
    assert len(above.splitlines()) >= 3  # the number of the page, words of the minutes, the end


def test_word_opens_in_an_office_with_every_letter_of_the_pdf(papers, pages, tmp_path):
    printed = CLUSTER.findall("".join(page.text for page in pages["minutes"]))
    opened = CLUSTER.findall(text_in_office(papers["word"], tmp_path))

    assert len(printed) > 40_000
    assert abs(len(opened) - len(printed)) < len(printed) / 100
