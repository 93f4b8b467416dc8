"""Ten years of a very busy office, 102,000 entries: the real wording with places mixed in."""

import random
import tomllib
from datetime import date, time, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from agency.models import FiscalYear
from measures.models import Measure
from meetings.models import AgendaItem, Committee, Meeting, Statement
from oit_checklist.models import ChecklistItem, Element, ItemEvidence, ItemUpdate, Section

CRITERIA = Path(__file__).resolve().parents[2] / "oit_checklist/criteria/2566.toml"
YEARS = range(2557, 2567)
ITEMS, ELEMENTS, EVIDENCE, MEASURES, MEETINGS, AGENDA = 600, 10, 4, 160, 40, 10


class Wording:
    """Titles and lines of the real first year; the same ones in every run."""

    def __init__(self, year_be: int):
        criteria = tomllib.loads(CRITERIA.read_text(encoding="utf-8"))
        self.year_be = year_be
        self.random = random.Random(year_be)  # noqa: S311 - texts, no secrets
        self.titles = [item["title"] for item in criteria["item"]]
        self.lines = [element["text"] for item in criteria["item"] for element in item["element"]]

    def title(self) -> str:
        return f"{self.random.choice(self.titles)} {self.place()}"

    def line(self) -> str:
        return f"{self.random.choice(self.lines)} {self.place()}"

    def paragraph(self) -> str:
        return "\n".join(f"- {self.line()}" for _ in range(4))

    def place(self) -> str:
        return f"ถนนสายที่ {self.random.randrange(20_000)} ปี {self.year_be}"


@transaction.atomic
def fill() -> None:
    """Write the rows in bulk, which tells the index nothing: it is rebuilt afterwards."""
    for year_be in YEARS:
        year = FiscalYear.objects.create(year_be=year_be, published_at=timezone.now())
        fill_checklist(year, Wording(year_be))
        fill_measures(year, Wording(year_be))
        fill_meetings(year, Wording(year_be))


def fill_checklist(year: FiscalYear, words: Wording) -> None:
    now = timezone.now()
    section = Section.objects.create(fiscal_year=year, number="9.1", title="ข้อมูลพื้นฐาน", order=1)
    common = {"fiscal_year": year, "instrument": "OIT", "section": section, "published_at": now}
    items = ChecklistItem.objects.bulk_create(
        ChecklistItem(number=number, title=words.title(), theme=words.title(), **common)
        for number in range(1, ITEMS + 1)
    )
    Element.objects.bulk_create(
        Element(item=item, order=order, text=words.line())
        for item in items
        for order in range(ELEMENTS)
    )
    common = {"url": "https://ita.example.go.th/", "published_at": now}
    ItemEvidence.objects.bulk_create(
        ItemEvidence(assignment=item, title=words.title(), **common)
        for item in items
        for _ in range(EVIDENCE)
    )
    common = {"state": "approved", "reviewed_at": now}
    updates = ItemUpdate.objects.bulk_create(
        ItemUpdate(assignment=item, progress=words.paragraph(), **common) for item in items
    )
    for item, update in zip(items, updates, strict=True):
        item.published_update = update
    ChecklistItem.objects.bulk_update(items, ["published_update"])


def fill_measures(year: FiscalYear, words: Wording) -> None:
    common = {"fiscal_year": year, "published_at": timezone.now()}
    Measure.objects.bulk_create(
        Measure(number=number, title=words.title(), method=words.paragraph(), **common)
        for number in range(1, MEASURES + 1)
    )


def fill_meetings(year: FiscalYear, words: Wording) -> None:
    committee, _ = Committee.objects.get_or_create(name="คณะกรรมการติดตามผลการประเมิน")
    first = date(year.year_be - 543, 1, 1)
    common = {"fiscal_year": year, "committee": committee, "published_at": timezone.now()}
    meetings = Meeting.objects.bulk_create(
        Meeting(held_on=first + timedelta(days=day), starts_at=time(9), place="ห้องประชุม", **common)
        for day in range(MEETINGS)
    )
    agenda = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, order=order, printed_number=str(order), title=words.title())
        for meeting in meetings
        for order in range(AGENDA)
    )
    Statement.objects.bulk_create(
        Statement(agenda_item=item, order=order, speaker="ประธาน", text=words.paragraph())
        for item in agenda
        for order in range(3)
    )
