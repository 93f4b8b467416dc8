"""Closing a fiscal year, after which nothing of it changes, and opening it again."""

from django.db import transaction
from django.utils import timezone

from agency.models import FiscalYear


class ClosingError(Exception):
    """The year was not closed or opened; the text is Thai and says why."""


@transaction.atomic
def close_year(fiscal_year: FiscalYear) -> FiscalYear:
    """
    Close a year from today on; returns it as stored. Raises ClosingError if it is closed.

    Waits for whoever is saving a row of the year, see catalogue.refusing.
    """
    stored = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    if stored.why_closed:
        raise ClosingError(f"ไม่ได้ทำอะไรเพิ่ม เพราะ{stored.why_closed}")
    stored.closed_on = timezone.localdate()
    stored.reopened_reason = ""
    stored.save(update_fields=["closed_on", "reopened_reason"])
    return stored


@transaction.atomic
def reopen_year(fiscal_year: FiscalYear, reason: str) -> FiscalYear:
    """Open a closed year again; the reason stays in the trail. Raises ClosingError."""
    stored = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    if not reason.strip():
        raise ClosingError("กรุณาระบุเหตุผลที่เปิดปีอีกครั้ง")
    if stored.is_open:
        raise ClosingError(f"ไม่ได้ทำอะไรเพิ่ม เพราะปีงบประมาณ {stored} เปิดอยู่แล้ว")
    stored.closed_on = None
    stored.reopened_reason = reason.strip()
    stored.save(update_fields=["closed_on", "reopened_reason"])
    return stored
