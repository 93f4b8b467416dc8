"""What is odd in assigned rows and their evidence: periods, due dates, dates of documents."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from catalogue.notices import Around, Notice, notice
from progress.measuring import measure_fields
from progress.models import Assignment, Evidence, Update
from thai.dates import format_period, format_thai_date

APPROVED = Update.State.APPROVED
# A day more for leap years; plans that are shown as evidence run for five years.
LONGEST_WORK = timedelta(days=3 * 365 + 1)
LONGEST_COVER = timedelta(days=5 * 365 + 2)


def is_longer(first: date | None, last: date | None, most: timedelta) -> bool:
    """Whether a period, its last day included, is longer than `most`."""
    return first is not None and last is not None and last - first + timedelta(days=1) > most


def outside(first: date | None, last: date | None, bounds: tuple[date, date]) -> bool:
    """Whether a period touches no day between two days; without dates it cannot."""
    begins, ends = bounds
    return bool((first and first > ends) or (last and last < begins))


def within(first: date, last: date, bounds: tuple[date, date]) -> bool:
    """Whether all days of a period lie between two days."""
    return bounds[0] <= first and last <= bounds[1]


def written_before(evidence: Evidence, first: date) -> Iterator[Notice]:
    """A notice if a document is older than the first day that its row asks for."""
    day = evidence.document_date
    if day and day < first:
        year = evidence.assignment.fiscal_year
        yield Notice(
            f"วันที่ของเอกสาร {format_thai_date(day)} เก่ากว่าที่ใช้กับปีงบประมาณ {year} "
            "กรุณาตรวจว่าเป็นเอกสารของปีที่ต้องการ",
            "document_date",
        )


@notice(Assignment, "period-too-long")
def period_too_long(row: Assignment, around: Around) -> Iterator[Notice]:
    first, last = row.starts_on, row.ends_on
    if (
        first
        and last
        and is_longer(first, last, LONGEST_WORK)
        and not within(first, last, row.bounds)
    ):
        yield Notice(
            f"ระยะเวลา {format_period(row.starts_on, row.ends_on)} ยาวกว่า 3 ปี กรุณาตรวจปีของทั้งสองวัน",
            "ends_on",
        )


@notice(Assignment, "period-outside-its-year")
def period_outside(row: Assignment, around: Around) -> Iterator[Notice]:
    if outside(row.starts_on, row.ends_on, row.bounds):
        period = format_period(row.starts_on, row.ends_on)
        yield Notice(
            f"ระยะเวลา {period} อยู่นอก{row.bounds_name} ทั้งหมด กรุณาตรวจปี",
            "starts_on" if row.starts_on else "ends_on",
        )


@notice(Assignment, "due-before-start")
def due_before_start(row: Assignment, around: Around) -> Iterator[Notice]:
    if row.due_on and row.starts_on and row.due_on < row.starts_on:
        yield Notice(
            f"กำหนดส่งรายงาน {format_thai_date(row.due_on)} มาก่อนวันเริ่ม "
            f"{format_thai_date(row.starts_on)} กรุณาตรวจวันที่",
            "due_on",
        )


@notice(Assignment, "percent-not-of-its-status", reads=("updates",))
def percent_not_of_its_status(row: Assignment, around: Around) -> Iterator[Notice]:
    if not row.pk or "percent" not in measure_fields(row.fiscal_year):
        return
    written = (each for each in around.below(row, "updates") if each.state != APPROVED)
    newest = next(written, row.published_update)
    stored = {"percent": newest.percent, "status": newest.status} if newest else {}
    values = stored | getattr(row, "reported", {})
    percent, status = values.get("percent"), row.fiscal_year.statuses.named(values.get("status"))
    if percent is not None and (percent == 100) != status.is_done:
        yield Notice(f"ก้าวหน้าร้อยละ {percent} แต่สถานะคือ “{status.label}” กรุณาตรวจว่าตรงกัน", "percent")


@notice(Evidence, "document-of-the-future")
def document_of_the_future(evidence: Evidence, around: Around) -> Iterator[Notice]:
    day = evidence.document_date
    if day and day > timezone.localdate():
        yield Notice(
            f"วันที่ของเอกสาร {format_thai_date(day)} ยังมาไม่ถึง กรุณาตรวจวันที่บนตัวเอกสาร",
            "document_date",
        )


@notice(Evidence, "cover-too-long")
def cover_too_long(evidence: Evidence, around: Around) -> Iterator[Notice]:
    if is_longer(evidence.covers_from, evidence.covers_to, LONGEST_COVER):
        yield Notice(
            f"ช่วงเวลาของข้อมูล {format_period(evidence.covers_from, evidence.covers_to)} "
            "ยาวกว่า 5 ปี กรุณาตรวจปีของทั้งสองวัน",
            "covers_to",
        )
