"""What a person says to a suggestion: it becomes evidence, it is not, it is looked at again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from agency.models import FiscalYear, User
from agency.years import all_years
from imports.taking_over.table import Table
from imports.taking_over.work import LONGEST_TITLE, bare
from oit_checklist.models import Instrument
from oit_checklist.sheets import ItemEvidenceSheet
from old_website.models import WebsiteReading, WebsiteSuggestion
from old_website.own_items import number_of, own_items
from progress.sheets import why_not_now, why_not_own
from records.audit import PAGE
from spreadsheets.importing import store

State = WebsiteSuggestion.State
ALREADY = "{code} มีหลักฐานที่อยู่นี้แล้ว ไม่ได้เพิ่มซ้ำ"
ACCEPTED = "เพิ่มเป็นหลักฐานของ {code} แล้ว เป็นฉบับร่าง ประชาชนเห็นเมื่อรายงานของข้อนี้ได้รับอนุมัติ"
SET_ASIDE = "ตัดออกจากรายการแล้ว การอ่านครั้งต่อไปไม่เสนอหน้านี้ให้ {code} อีก"
BROUGHT_BACK = "นำกลับมาในรายการแล้ว"
NO_YEAR = "ไม่มีปีงบประมาณ {year} ในระบบแล้ว"


def accept(reading: WebsiteReading, pk: int, user: User) -> str:
    """
    Add the page to the evidence of its item, a draft, once; what was done, in Thai.

    Raises ValidationError, in Thai, where the person may not or the item is locked.
    """
    with transaction.atomic():
        suggestion = _held(reading, pk)
        is_new = _add_evidence(reading, suggestion, user)
        _decide(suggestion, State.ACCEPTED, user)
    return (ACCEPTED if is_new else ALREADY).format(code=suggestion.code)


def set_aside(reading: WebsiteReading, pk: int, user: User) -> str:
    """
    Remember that the page is no evidence of its item; what was done, in Thai.

    Raises ValidationError, as `bring_back` does, where the item is none of the person's.
    """
    suggestion = _decide_own(reading, pk, State.SET_ASIDE, user)
    return SET_ASIDE.format(code=suggestion.code)


def bring_back(reading: WebsiteReading, pk: int, user: User) -> str:
    """Ask again about a page that was set aside; what was done, in Thai."""
    _decide_own(reading, pk, State.OPEN, user)
    return BROUGHT_BACK


@transaction.atomic
def _decide_own(reading: WebsiteReading, pk: int, state: State, user: User) -> WebsiteSuggestion:
    suggestion = _held(reading, pk)
    year = _year_of(reading)
    item = own_items(user, year).filter(number=number_of(suggestion.code)).first()
    why = why_not_now(user, item) if item else why_not_own(user, None)
    if why:
        raise ValidationError(why)
    _decide(suggestion, state, user)
    return suggestion


def _held(reading: WebsiteReading, pk: int) -> WebsiteSuggestion:
    return reading.suggestions.select_for_update(of=("self",)).get(pk=pk)


def _year_of(reading: WebsiteReading) -> FiscalYear:
    year = FiscalYear.objects.filter(year_be=reading.year_be).first()
    if year is None:
        raise ValidationError(NO_YEAR.format(year=reading.year_be))
    return year


def _decide(suggestion: WebsiteSuggestion, state: State, user: User) -> None:
    suggestion.state, suggestion.decided_by = state, user
    suggestion.decided_at = timezone.now()
    suggestion.save(update_fields=["state", "decided_by", "decided_at"])


def _add_evidence(reading: WebsiteReading, suggestion: WebsiteSuggestion, user: User) -> bool:
    """Whether the item got an evidence; it has one of that address in any case."""
    year, sheet = _year_of(reading), ItemEvidenceSheet(user, all_years)
    # Of two people who take the same page, the second waits here and then finds it.
    list(sheet.concerned(year, lock=True))
    table = Table(sheet, year)
    own = (row for row in table.rows if row.assignment.code == suggestion.code)
    if any(bare(row.url) == bare(suggestion.url) for row in own if not row.withdrawn_at):
        return False
    table.add(
        suggestion.code, year_be=reading.year_be, assignment__instrument=Instrument.OIT,
        code=number_of(suggestion.code), title=suggestion.title[:LONGEST_TITLE],
        url=suggestion.url,
    )  # fmt: skip
    done = store(sheet, table.dataset(), PAGE)
    if done.errors:
        raise ValidationError([error.text for error in done.errors])
    return True
