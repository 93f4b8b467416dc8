"""The acts: tick items as compared with the manual, take a tick away, confirm a whole year."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from agency.models import FiscalYear
from oit_checklist.checking.year import (
    numbers_digest,
    numbers_of,
    standing_confirmation,
    why_not_confirm,
)
from oit_checklist.models import ChecklistItem, CriteriaConfirmation
from oit_checklist.models.ticks import TICK
from thai.spelling import normalise

MAY_TICK = "oit_checklist.add_checklistitem"  # who may word criteria
MAY_CONFIRM = "oit_checklist.add_criteriaconfirmation"


class CheckingError(Exception):
    """Nothing was done; the text is Thai and says why."""


def digest_of(item: ChecklistItem) -> str:
    """16 hexadecimal digits of what is compared: tells whether it changed since somebody saw it."""
    values: list[Any] = [item.code, item.instrument, str(item.section), item.theme, item.title]
    values += [item.period_rule, item.holds_statistics, item.shows_eit_code]
    lines = [
        [line.pk, line.parent_id, line.marker, line.text, line.one_is_enough, line.is_note]
        for line in item.elements.all()
    ]
    text = json.dumps([*values, item.accepts_social_pages, lines], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def tick(
    fiscal_year: FiscalYear, seen: Mapping[int, str], user: Any, edition: str
) -> list[ChecklistItem]:
    """
    Tick items of a year as compared with this edition of the manual; returns them as stored.

    `seen` is the digest of each item, by its key, as the user saw it: who ticks, ticks that.
    Raises CheckingError, with nothing done, for a closed year, for an item that changed in
    between, and without an edition or an item.
    """
    edition = normalise(edition)
    _refuse(fiscal_year, edition)
    if not seen:
        raise CheckingError("ยังไม่ได้เลือกข้อ กรุณาเลือกข้อที่ตรวจกับคู่มือแล้ว")
    rows = ChecklistItem.objects.filter(pk__in=seen, fiscal_year=fiscal_year)
    items = list(rows.select_for_update(of=("self",)).select_related("section"))
    changed = [item.label for item in items if digest_of(item) != seen[item.pk]]
    if changed or len(items) != len(seen):
        raise CheckingError(
            f"เกณฑ์เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ ({', '.join(changed) or 'มีข้อที่ไม่อยู่แล้ว'}) "
            "จึงยังไม่ได้บันทึกข้อใด กรุณาตรวจกับคู่มืออีกครั้ง"
        )
    for item in items:
        item.checked_on, item.checked_by = timezone.localdate(), user
        item.checked_against = edition
        item.save(update_fields=TICK)
    return items


@transaction.atomic
def untick(item: ChecklistItem) -> None:
    """Take the tick of an item away. Raises CheckingError where there is none, or a closed year."""
    stored = ChecklistItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if why := stored.fiscal_year.why_closed:
        raise CheckingError(why)
    if not stored.is_checked:
        raise CheckingError(f"{stored.label} ไม่มีเครื่องหมายว่าตรวจกับคู่มือแล้ว")
    stored.untick()
    stored.save(update_fields=TICK)


@transaction.atomic
def confirm_year(
    fiscal_year: FiscalYear, user: Any, edition: str, seen: str
) -> CriteriaConfirmation:
    """
    Confirm that the number of items and the weights of a year agree with the manual.

    `seen` is the digest of the numbers as the user saw them. Raises CheckingError while an item
    is not ticked, when the numbers changed in between, and for a closed year.
    """
    fiscal_year = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    edition = normalise(edition)
    _refuse(fiscal_year, edition)
    if why := why_not_confirm(fiscal_year):
        raise CheckingError(why)
    if standing_confirmation(fiscal_year):
        raise CheckingError("ยืนยันตามจำนวนข้อและน้ำหนักนี้แล้ว จึงไม่ต้องยืนยันอีก")
    numbers = numbers_of(fiscal_year)
    if numbers_digest(numbers) != seen:
        raise CheckingError("จำนวนข้อหรือน้ำหนักเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ กรุณาตรวจกับคู่มืออีกครั้ง")
    confirmation = CriteriaConfirmation(
        fiscal_year=fiscal_year,
        confirmed_on=timezone.localdate(),
        confirmed_by=user,
        against=edition,
        numbers=numbers,
    )
    confirmation.full_clean()
    confirmation.save()
    return confirmation


def _refuse(fiscal_year: FiscalYear, edition: str) -> None:
    if why := fiscal_year.why_closed:
        raise CheckingError(why)
    if not edition:
        raise CheckingError("กรุณาระบุว่าตรวจกับคู่มือฉบับใด")
