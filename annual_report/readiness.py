"""What is open when somebody is about to issue the report, from the checks of งานของฉัน."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings

import catalogue
from agency.models import FiscalYear
from annual_report.contents import ReportContents, reported
from catalogue.visibility import visibility_of
from documents.sealing import SealError, agency_seal
from progress.counts import Progress, progress_of
from progress.findings import blocking, run_checks
from progress.models import Assignment, Update
from progress.records import AssignmentRecord
from progress.work import Task


@dataclass(frozen=True)
class OpenRow:
    """One row and what is open about it; `address` is its page in the back office."""

    name: str
    address: str
    sentences: list[str]


@dataclass(frozen=True)
class Readiness:
    """
    Everything that a careful secretary would look at before issuing, in Thai.

    whole: what concerns the report as a whole. rows: what the checks find in rows, and which are
    not done. hidden: rows that are not in the report because the public does not see them.
    unprintable: characters and pictures that could not be set.
    """

    whole: list[str]
    rows: list[OpenRow]
    hidden: list[str]
    unprintable: list[str]
    progress: Progress

    @cached_property
    def lines(self) -> list[str]:
        """One sentence for each open matter, as it is stored with an edition."""
        of_rows = [f"{row.name}: {sentence}" for row in self.rows for sentence in row.sentences]
        return [*self.whole, *of_rows, *self.hidden, *self.unprintable]

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the open matters: notices that somebody saw others than there are now."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


def readiness_of(contents: ReportContents, unprintable: list[str]) -> Readiness:
    """What is open about the contents of a report, of which `unprintable` could not be set."""
    return Readiness(
        whole=list(_of_the_whole(contents)),
        rows=_open_rows(contents.fiscal_year),
        hidden=_hidden_rows(contents),
        unprintable=unprintable,
        progress=progress_of(contents.assigned_rows),
    )


def why_not_issue(contents: ReportContents) -> str:
    """Why the report cannot be issued at all, in Thai; empty when it can."""
    if why := contents.fiscal_year.why_closed:
        return f"{why} จึงออกรายงานฉบับใหม่ไม่ได้ รายงานฉบับสุดท้ายต้องออกก่อนปิดปี"
    if not settings.BASE_URL:
        return "ยังไม่ได้ตั้งที่อยู่ของเว็บไซต์ (BASE_URL) จึงพิมพ์ QR code สำหรับตรวจสอบไม่ได้"
    if not contents.has_rows:
        return "ปีงบประมาณนี้ยังไม่มีรายการใดที่เผยแพร่"
    return _why_no_seal()


def _why_no_seal() -> str:
    """What is wrong with the seal that the settings name."""
    try:
        agency_seal()
    except SealError as error:
        return str(error)
    return ""


def _of_the_year(contents: ReportContents) -> Iterator[str]:
    """What the office has not typed yet of the year itself."""
    year = contents.fiscal_year
    if year.total_score is None:
        yield "ยังไม่มีคะแนนผลการประเมินของปีนี้"
    if not year.introduction:
        yield "ยังไม่มีบทนำ"
    if not year.report_problems.strip():
        yield "ยังไม่ได้พิมพ์ปัญหาและอุปสรรคของปี ถ้าไม่มีให้พิมพ์ว่าไม่มี"
    if not year.report_suggestions.strip():
        yield "ยังไม่ได้พิมพ์ข้อเสนอแนะของปี"
    if not contents.signers:
        yield "ยังไม่ได้ระบุผู้ลงนาม รายงานจึงไม่มีหน้าสำหรับลงนาม"


def _of_the_whole(contents: ReportContents) -> Iterator[str]:
    yield from _of_the_year(contents)
    for part in contents.parts:
        if not part.rows and part.record.missing_in_report:
            yield part.record.missing_in_report
        if not isinstance(part.record, AssignmentRecord):  # of those, _open_rows tells
            yield from filter(None, map(part.record.unfinished, part.rows))
    for record in catalogue.records(Update):
        if sentence := _still_open(record, contents.fiscal_year):
            yield sentence


def _still_open(updates: catalogue.Record, fiscal_year: FiscalYear) -> str:
    """What is being written about the year but not published yet; "" for nothing."""
    opened = updates.model.objects.open()  # type: ignore[attr-defined]  # UpdateQuerySet's
    count = opened.filter(**{updates.year_path: fiscal_year}).count()
    name = updates.model._meta.verbose_name
    return f"{name} {count} ฉบับ ยังไม่เผยแพร่ จะไม่อยู่ในรายงาน" if count else ""


def _open_rows(fiscal_year: FiscalYear) -> list[OpenRow]:
    families = [r for r in catalogue.records(Assignment) if isinstance(r, AssignmentRecord)]
    families.sort(key=lambda record: record.place_in_work)
    found = [
        OpenRow(f"{task.label} {task.row.title}", task.address, sentences)
        for record in families
        for task in record.tasks(fiscal_year)
        if (sentences := _open_about(record, task))
    ]
    return found


def _open_about(record: AssignmentRecord, task: Task[Any]) -> list[str]:
    """Not done, what the checks find in the work, and what they find in what is public."""
    findings = blocking(task.findings)
    if task.shown is not task.context:
        findings += blocking(run_checks(task.checks, task.shown))
    not_done = [] if task.row.is_done else [f"รายงานว่า{task.row.status.label}"]
    return list(dict.fromkeys([*not_done, *(finding.text for finding in findings)]))


def _hidden_rows(contents: ReportContents) -> list[str]:
    """The rows of the year that the public does not see, withdrawn ones included, and why."""
    found = []
    for record in reported():
        rows: Any = record.model._default_manager.select_related(record.year_path)
        rows = rows.filter(**{record.year_path: contents.fiscal_year})
        for row in rows.exclude(pk__in=record.public_rows_of(contents.fiscal_year).values("pk")):
            name = record.report_name(row)
            if isinstance(record, AssignmentRecord):
                name = f"{row.label} {row.title}"
            found.append(f"{name} จะไม่อยู่ในรายงาน {visibility_of(row).sentence}")
    return found
