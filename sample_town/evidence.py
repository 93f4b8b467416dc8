"""Evidence of every kind and state: files, links that work, links that do not, what is open."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from oit_checklist.periods import expected_period
from progress.models import LinkCheck, ManualLinkCheck
from sample_town import files
from sample_town.town import person
from thai.dates import fiscal_year_bounds

SITE = "https://www.sample-town.example"
Outcome = LinkCheck.Outcome
FILES: tuple[Callable[[str], ContentFile], ...] = (
    files.written_pdf,
    lambda title: files.scanned_pdf(),
    files.letter,
    files.figures,
)
# What the portal found at an address; None: nobody has opened it yet. Most of them work.
VISITS: tuple[str | None, ...] = (
    Outcome.OK, Outcome.OK, Outcome.OK, Outcome.OK, Outcome.MOVED, Outcome.OK, Outcome.DEAD,
    Outcome.OK, Outcome.HOME, Outcome.OK, Outcome.MISSING, None, Outcome.OK, Outcome.LOGIN,
    Outcome.OK, Outcome.BLOCKED, Outcome.SILENT, Outcome.OK,
)  # fmt: skip


def add_evidence(row: Any, number: int) -> None:
    """
    What proves a row, as different from that of its neighbours as `number` is.

    It is published with the row's next approved report.
    """
    if number % 5 == 0:
        _attach(row, number)
    if number % 5 or number % 10 == 0:
        _link(row, number)


def add_leftovers(row: Any, number: int) -> None:
    """What stands beside a published report: evidence withdrawn, and some not published yet."""
    withdrawn = _new(row, f"ประกาศฉบับเดิมของข้อที่ {number} (ตัวอย่าง)", url=f"{SITE}/old/{number}.pdf")
    withdrawn.published_at = timezone.now()
    withdrawn.withdraw("แทนที่ด้วยฉบับที่แก้ไขแล้ว (ตัวอย่าง)")
    withdrawn.save()
    _new(row, f"ฉบับร่างของข้อที่ {number} (ตัวอย่าง)", url=f"{SITE}/draft/{number}.pdf").save()


def _attach(row: Any, number: int) -> None:
    evidence = _new(row, f"แฟ้มประกอบข้อที่ {number} (ตัวอย่าง)")
    content = FILES[number // 5 % len(FILES)](evidence.title)
    evidence.original_name = content.name
    evidence.file = content
    evidence.describe_upload()
    evidence.save()
    _prove(row, evidence, number)


def _link(row: Any, number: int) -> None:
    url = f"{SITE}/{row.fiscal_year.year_be}/{row._meta.model_name}/{number}"
    evidence = _new(row, f"หน้าเผยแพร่ของข้อที่ {number} (ตัวอย่าง)", url=url)
    outcome = VISITS[number % len(VISITS)]
    if outcome is not None:
        evidence.last_link_check = _visit(url, outcome)
    if outcome == Outcome.BLOCKED and number % 4 == 1:  # the others wait for a person to look
        evidence.last_manual_check = ManualLinkCheck.objects.create(
            url=url, checked_by=person("secretary"), works=number % 8 == 1
        )
    evidence.save()
    _prove(row, evidence, number)


def _new(row: Any, title: str, **values: Any) -> Any:
    first, last = _period_of(row)
    return row.evidence_model()(
        assignment=row,
        title=title,
        document_date=first + timedelta(days=45),
        covers_from=first,
        covers_to=last,
        **values,
    )


def _period_of(row: Any) -> tuple[date, date]:
    """What the row asks for, or its year; most offices get that right."""
    year_be = row.fiscal_year.year_be
    expected = expected_period(getattr(row, "period_rule", ""), year_be)
    return (expected.covers_from, expected.covers_to) if expected else fiscal_year_bounds(year_be)


def _prove(row: Any, evidence: Any, number: int) -> None:
    """Tick what it proves; of every sixth item one element stays without proof."""
    if not hasattr(row, "elements"):
        return
    elements = [element for element in row.elements.all() if not element.is_note]
    evidence.elements.set(elements[:-1] if number % 6 == 0 and len(elements) > 1 else elements)
    if number % 13 == 0:  # of the wrong year, as happens
        first, last = fiscal_year_bounds(row.fiscal_year.year_be - 2)
        evidence.covers_from, evidence.covers_to = first, last
        evidence.document_date = date(last.year, 1, 15)
        evidence.save()


def _visit(url: str, outcome: str) -> LinkCheck:
    at: datetime = timezone.now() - timedelta(hours=7)
    since = at - timedelta(days=9)
    return LinkCheck.objects.create(
        url=url, outcome=outcome, checked_at=at, since=since, final_url=_leads_to(url, outcome)
    )


def _leads_to(url: str, outcome: str) -> str:
    leads: dict[str, str] = {Outcome.MOVED: f"{url}/new", Outcome.HOME: f"{SITE}/"}
    return leads.get(outcome, url)
