"""Taking over a file into a year that is there: as it was shown, in one transaction, or not."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from agency.models import FiscalYear, GradeBand
from catalogue.removal import NotRemovableError, remove
from criteria_editing.cautions import cautions
from criteria_editing.changes import What
from criteria_editing.difference import Difference, compare
from criteria_editing.lacking import Left, left_rows
from criteria_editing.renumbering import store_numbers
from criteria_editing.stored import stored_criteria
from oit_checklist.criteria_set import CriteriaError, CriteriaSet
from oit_checklist.models import ChecklistItem, Section
from oit_checklist.models.ticks import fallen_ticks
from oit_checklist.year_criteria import CriteriaReport, apply_set
from records.models import Removal

CHANGED_SINCE = (
    "เกณฑ์ของปีนี้เปลี่ยนไปหลังจากแสดงตัวอย่าง จึงยังไม่ได้นำเข้าสิ่งใด กรุณาตรวจตัวอย่างใหม่ด้านล่าง แล้วกดนำเข้าอีกครั้ง"
)
WORK_SINCE = (
    "รายการที่ท่านเลือกให้ลบ ลบไม่ได้แล้ว เช่น มีผู้ทำงานในรายการนั้นระหว่างนี้ จึงยังไม่ได้นำเข้าสิ่งใด "
    "กรุณาตรวจตัวอย่างใหม่ด้านล่าง"
)


class ApplyError(Exception):
    """Nothing was done; the text is Thai and says why."""


class ChangedSinceError(ApplyError):
    """The criteria are not those of the preview."""


@dataclass(frozen=True)
class Proposal:
    """What a file would change in a year: the preview."""

    difference: Difference
    left: list[Left]
    cautions: list[str]
    why_not: str
    digest: str

    @property
    def removable(self) -> list[Left]:
        """What may go if the person ticks it."""
        return [left for left in self.left if not left.why_kept]


@dataclass
class Done:
    """What was done; the same counts as on the preview."""

    counts: list[tuple[str, int]]
    report: CriteriaReport | None = None
    removed: list[Removal] = field(default_factory=list)
    unticked: list[str] = field(default_factory=list)


def propose(fiscal_year: FiscalYear, criteria: CriteriaSet, user: Any) -> Proposal:
    """What taking over the set would do now; sixteen queries at most, however many rows."""
    stored = stored_criteria(fiscal_year)
    difference = compare(stored, criteria)
    return Proposal(
        difference,
        left_rows(difference, user),
        cautions(difference, criteria),
        fiscal_year.why_closed or _missing_right(difference, user),
        stored.digest,
    )


@transaction.atomic
def take_over(
    fiscal_year: FiscalYear, criteria: CriteriaSet, user: Any, seen: str, chosen: Collection[str]
) -> Done:
    """
    Take over the set as the preview with the digest `seen` showed it, and remove what was chosen.

    Whoever comes second waits for the first. Raises ChangedSinceError where the criteria changed,
    else ApplyError with the reason.
    """
    locked = FiscalYear.objects.select_for_update().get(pk=fiscal_year.pk)
    proposal = propose(locked, criteria, user)
    if proposal.why_not:
        raise ApplyError(proposal.why_not)
    if proposal.digest != seen:
        raise ChangedSinceError(CHANGED_SINCE)
    if set(chosen) - {left.value for left in proposal.removable}:
        raise ChangedSinceError(WORK_SINCE)
    difference = proposal.difference
    done = Done([each for each in difference.counts if each[0] != What.LACKING.label])
    with fallen_ticks() as fallen:
        if difference.writes:
            store_numbers(difference.stored.items, difference.numbers)
            done.report = _apply(criteria, locked, difference)
        for left in proposal.removable:
            if left.value in chosen:
                _remove(left, done)
    keys = {*fallen, *(done.report.fallen if done.report else ())}
    items = ChecklistItem.objects.filter(pk__in=keys, checked_on=None)
    done.unticked = [item.label for item in items.order_by("number")]
    return done


def _apply(
    criteria: CriteriaSet, fiscal_year: FiscalYear, difference: Difference
) -> CriteriaReport:
    try:
        return apply_set(criteria, fiscal_year, change_texts=True, only=difference.item_keys)
    except CriteriaError as refused:
        raise ApplyError(f"ยังไม่ได้นำเข้าสิ่งใด {refused}") from refused


def _remove(left: Left, done: Done) -> None:
    row = left.row.stored
    if not type(row)._base_manager.filter(pk=row.pk).exists():
        return  # went with the line above it
    try:
        done.removed.append(remove(row))
    except NotRemovableError as refused:
        raise ApplyError(f"ยังไม่ได้นำเข้าสิ่งใด เพราะ{refused}") from refused


_RIGHTS = (
    (FiscalYear, What.CHANGED, "agency.change_fiscalyear", "แก้ข้อมูลของปี"),
    (GradeBand, What.ADDED, "agency.add_gradeband", "เพิ่มระดับคะแนน"),
    (GradeBand, What.CHANGED, "agency.change_gradeband", "แก้ระดับคะแนน"),
    (Section, What.ADDED, "oit_checklist.add_section", "เพิ่มตัวชี้วัดย่อย"),
    (Section, What.CHANGED, "oit_checklist.change_section", "แก้ตัวชี้วัดย่อย"),
    (Section, What.MOVED, "oit_checklist.change_section", "แก้ตัวชี้วัดย่อย"),
    (ChecklistItem, What.CHANGED, "oit_checklist.change_checklistitem", "แก้ข้อ"),
    (ChecklistItem, What.MOVED, "oit_checklist.change_checklistitem", "แก้ข้อ"),
)


def _missing_right(difference: Difference, user: Any) -> str:
    """Why this person may not take the file over, in Thai; whoever is here may word criteria."""
    lacking = [
        words
        for model, what, right, words in _RIGHTS
        if difference.has(model, what) and not user.has_perm(right)
    ]
    if not lacking:
        return ""
    acts = " และ".join(dict.fromkeys(lacking))
    return f"แฟ้มนี้{acts} ซึ่งท่านไม่มีสิทธิ์ ให้ผู้มีสิทธิ์นำเข้าแทน หรือเอาส่วนนั้นออกจากแฟ้ม"
