"""One messy year: all pages, files and sheets tell the same of what is reported and proved."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from annual_report.contents import assemble_report
from annual_report.readiness import readiness_of
from my_work.year_work import load_year_work, readiness_by_section
from oit_checklist.itas.sheet import assemble
from progress.models import Evidence
from public_site.year_summary import summarise_year
from tests import make
from tests.public_pages import without_spans

pytestmark = pytest.mark.django_db

OF_THE_PERIOD = date(2022, 11, 1)
# By item: what was reported, the state of its evidence, elements proved and required, in words.
ITEMS = {
    "o1": ("done", "complete", 2, 2, "หลักฐานครบ (2 จาก 2)"),
    "o2": ("done", "incomplete", 1, 2, "หลักฐานยังไม่ครบ (1 จาก 2)"),
    "o3": ("done", "incomplete", 0, 2, "หลักฐานที่มียังใช้ไม่ได้ (0 จาก 2)"),
    "o4": ("done", "incomplete", 0, 2, "หลักฐานที่มียังใช้ไม่ได้ (0 จาก 2)"),
    "o5": ("done", "none", 0, 2, "ยังไม่มีหลักฐาน (0 จาก 2)"),
    "o6": ("not_done", "none", 0, 2, "ยังไม่มีหลักฐาน (0 จาก 2)"),
}
# Of all that is public, an indicator and a measure with it: reported, all, proved, asked.
COUNTS = (7, 8, 2, 7)
SENTENCE = "ที่เผยแพร่แล้ว 8 รายการ รายงานว่าดำเนินการแล้ว 7 จาก 8 หลักฐานครบ 2 จาก 7 รายการที่ต้องแสดงหลักฐาน"


def item(number: int, **values):
    row = make.item(number=number, title=f"ข้อมูล{number}", period_rule="previous_year", **values)
    for _ in range(2):
        make.element(row)
    return row


def proves(row, *elements, **values):
    works = make.link_check()
    values = {"document_date": OF_THE_PERIOD, "last_link_check": works, **values}
    make.evidence(row, **values).elements.set(elements or row.elements.all())


@pytest.fixture
def year(secretary):
    make.agency()
    year = make.fiscal_year(2566)
    rows = [item(number) for number in range(1, 8)]
    first, *_ = rows[1].elements.all()
    proves(rows[0])
    proves(rows[1], first)
    proves(rows[1], document_date=date(2010, 1, 1))
    proves(rows[2], last_link_check=make.link_check(outcome="dead"))
    unreadable = {"url": "", "file": "a.pdf", "reading": Evidence.Reading.UNREADABLE}
    proves(rows[3], last_link_check=None, **unreadable)
    proves(rows[5], published_at=None)
    proves(rows[6])
    for row in (*rows[:5], rows[6]):
        make.published(row)
    rows[6].withdrawn_at, rows[6].withdrawn_reason = timezone.now(), "ซ้ำ"
    rows[6].save()
    make.published(make.item(instrument="IIT", number=1))
    make.proved(make.measure(number=1))
    make.draft(make.measure(number=2, published_at=None), state="submitted", status="done")
    return year


def words(client, address: str) -> str:
    page = without_spans(client.get(address).content.decode())
    return " ".join(re.sub("<.*?>", " ", page).split())


def test_public_pages_count_alike(year, client):
    told = (
        "ที่เผยแพร่แล้ว 8 รายการ เทศบาลรายงานว่าดำเนินการแล้ว 7 รายการ ยังไม่ได้ดำเนินการ 1 รายการ "
        "หลักฐานที่เผยแพร่ครบ 2 จาก 7 รายการที่ต้องแสดงหลักฐาน ยังไม่ครบ 5 รายการ"
    )

    summary = summarise_year(year).all
    assert (summary.done, summary.total, summary.proved, summary.asked) == COUNTS
    assert told in words(client, "/")
    assert told in words(client, "/2566/")
    table = words(client, "/2566/oit/")
    assert "รายงานว่าดำเนินการแล้ว 5 จาก 6 · หลักฐานครบ 1 จาก 6" in table
    assert "หลักฐานครบ ๑ จาก ๖ รายการ" in words(client, "/2566/report/")


def test_table_item_search_and_open_data_tell_of_each_item_alike(year, client):
    table, files = words(client, "/2566/oit/"), client.get("/2566/data/oit.json").content
    data = {row["code"]: row for row in json.loads(files)}

    assert data.keys() == ITEMS.keys()
    for code, (status, state, proved, required, said) in ITEMS.items():
        row = data[code]
        assert (row["status"], row["evidence_state"]) == (status, state)
        assert (row["elements_proved"], row["elements_required"]) == (proved, required)
        assert said in table.partition(f"ข้อมูล{code[1:]}")[2].partition("ข้อมูล")[0]
        assert said in words(client, f"/2566/oit/{code}/")
        assert said in words(client, f"/search/?q={code}")


def test_the_office_is_told_what_the_public_is_told(year, client, secretary):
    client.force_login(secretary)

    assert SENTENCE in words(client, "/admin/?year=2566")
    assert SENTENCE in words(client, reverse("work:readiness", args=[2566]))
    assert SENTENCE in words(client, "/admin/annual_report/issuedreport/2566/preview/")
    progress = readiness_of(assemble_report(year), []).progress
    assert (progress.done, progress.total, progress.proved, progress.asked) == COUNTS


def test_work_and_itas_sheet_prove_the_same_elements(year):
    sheet = {row.code: row for row in assemble(year)}
    work = load_year_work(year)
    tasks = {task.row.code: task for task in work.oit}
    (section,) = readiness_by_section(work)

    for code, (_, state, proved, required, _) in ITEMS.items():
        assert (sheet[code].elements_proved, sheet[code].elements_required) == (proved, required)
        assert tasks[code].shown.proof.state == state
        assert tasks[code].shown.proved == proved
    assert (section.proved, section.required) == (3, 12)
    assert not sheet["o7"].is_public
