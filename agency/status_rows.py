"""Giving a year statuses of its own, and keeping those that reports already carry."""

from django.core.exceptions import ValidationError
from django.db import transaction

import catalogue
from agency.models import FiscalYear, YearStatus
from agency.statuses import Statuses

MOST = 6  # boxes in one cell of the printed form


class StatusError(Exception):
    """Nothing was done; the text is Thai and says why."""


@transaction.atomic
def give_own_statuses(fiscal_year: FiscalYear) -> None:
    """
    Store the statuses that a year has so far as rows, which can be changed from then on.

    Raises StatusError where it has rows, or is closed.
    """
    year = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    if year.why_closed or year.status_rows.exists():
        raise StatusError(year.why_closed or f"ปีงบประมาณ {year} กำหนดสถานะของตนเองแล้ว")
    _store(year, year.statuses)


@transaction.atomic
def copy_statuses(from_year: FiscalYear, to_year: FiscalYear) -> None:
    """
    Give a year the statuses and the measure of progress of another one.

    For a new year: does nothing where the other has the form's two boxes. Raises StatusError where
    `to_year` has statuses of its own.
    """
    year = FiscalYear.objects.select_for_update().get(pk=to_year.pk)
    if year.status_rows.exists():
        raise StatusError(f"ปีงบประมาณ {year} กำหนดสถานะของตนเองแล้ว")
    if from_year.status_rows.exists():
        _store(year, from_year.statuses)
    if year.progress_measure != from_year.progress_measure:
        year.progress_measure = from_year.progress_measure
        year.save(update_fields=["progress_measure"])


def _store(fiscal_year: FiscalYear, statuses: Statuses) -> None:
    for place, status in enumerate(statuses, start=1):
        row = YearStatus(
            fiscal_year=fiscal_year,
            order=place * 10,  # room for others between them
            code=str(status),
            label=status.label,
            in_overview="" if status.in_overview == status.label else status.in_overview,
            counts_as_done=status.is_done,
            is_initial=status == statuses.initial,
        )
        row.full_clean()
        row.save()


def used_codes(fiscal_year: FiscalYear) -> set[str]:
    """The codes of statuses that reports of the year carry, whatever has become of the reports."""
    found: set[str] = set()
    for record in catalogue.records():
        found |= record.status_codes(fiscal_year)
    return found


def why_kept(row: YearStatus) -> str:
    """Why a stored status of a year cannot go nor change its code, in Thai; "" where it may."""
    if row.is_initial:
        return f"สถานะ “{row}” เป็นสถานะเริ่มต้นของปี ต้องมีเสมอ แก้ข้อความได้"
    if row.code in used_codes(row.fiscal_year):
        return f"มีรายงานที่ใช้สถานะ “{row}” แล้ว จึงลบหรือแก้รหัสไม่ได้ แก้ข้อความได้"
    return ""


def refuse_other_code(row: YearStatus) -> None:
    """Raise ValidationError where a row in use is about to get another code."""
    stored = YearStatus.objects.filter(pk=row.pk).select_related("fiscal_year").first()
    if stored and stored.code != row.code and (why := why_kept(stored)):
        raise ValidationError({"code": why})
