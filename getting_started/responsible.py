"""Who is responsible for each item of a year: one table, saved in one go."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.http import QueryDict

from agency.models import Division, FiscalYear
from oit_checklist.models import ChecklistItem, Instrument

ALL = "all"  # in place of the key of a division: every division
EVERY_ITEM = "every"
SALT = "getting_started.responsible"


@dataclass(frozen=True)
class ItemRow:
    """An item with the ticks of its line: keys of divisions as text, or ALL."""

    item: ChecklistItem
    ticked: frozenset[str]

    @property
    def name(self) -> str:
        return f"item{self.item.pk}"


@dataclass(frozen=True)
class ItemGroup:
    """A sub-indicator of OIT, or all of IIT or EIT."""

    name: str
    title: str
    rows: list[ItemRow]


def load_groups(fiscal_year: FiscalYear) -> list[ItemGroup]:
    """The items of the year in the order of the checklist; two queries."""
    items = ChecklistItem.objects.filter(fiscal_year=fiscal_year)
    ordered = items.select_related("section").prefetch_related("divisions")
    groups: dict[str, ItemGroup] = {}
    for item in sorted(ordered, key=_place):
        section = item.section
        name = f"section{section.pk}" if section else item.instrument
        title = f"{section.number} {section.title}" if section else item.get_instrument_display()
        group = groups.setdefault(name, ItemGroup(name, title, []))
        group.rows.append(ItemRow(item, _ticked(item)))
    return list(groups.values())


def _place(item: ChecklistItem) -> tuple[int, int, int]:
    order = [choice.value for choice in Instrument].index(item.instrument)
    return order, item.section.order if item.section else 0, item.number


def _ticked(item: ChecklistItem) -> frozenset[str]:
    keys = {str(division.pk) for division in item.divisions.all()}
    return frozenset(keys | ({ALL} if item.for_all_divisions else set()))


def token_of(groups: Iterable[ItemGroup]) -> str:
    """What the page showed, signed, as its form carries it."""
    shown = {str(row.item.pk): sorted(row.ticked) for group in groups for row in group.rows}
    return signing.dumps(shown, salt=SALT, compress=True)


@transaction.atomic
def save_sent(fiscal_year: FiscalYear, sent: QueryDict) -> int:
    """
    Store what was ticked and unticked since the page was opened; the number of changed items.

    What others changed meanwhile stays. A tick at a group or at "every item" adds, and takes
    nothing away. Raises LockedError where the year was closed.
    """
    list(ChecklistItem.objects.select_for_update().filter(fiscal_year=fiscal_year).order_by("pk"))
    known = {str(pk) for pk in Division.objects.values_list("pk", flat=True)} | {ALL}
    shown = _read(sent.get("shown", ""))
    changed = 0
    for group in load_groups(fiscal_year):
        of_group = {*sent.getlist(EVERY_ITEM), *sent.getlist(group.name)}
        for row in group.rows:
            before = shown.get(str(row.item.pk), row.ticked)
            wanted = (of_group | set(sent.getlist(row.name))) & known
            changed += _store(row, (row.ticked | (wanted - before)) - (before - wanted))
    return changed


def _read(token: str) -> dict[str, frozenset[str]]:
    try:
        shown = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return {}
    return {key: frozenset(ticked) for key, ticked in shown.items()}


def _store(row: ItemRow, ticked: frozenset[str]) -> bool:
    """Whether the item changed."""
    if ticked == row.ticked:
        return False
    if (ALL in ticked) != row.item.for_all_divisions:
        row.item.for_all_divisions = ALL in ticked
        row.item.save(update_fields=["for_all_divisions"])
    keys, before = ticked - {ALL}, row.ticked - {ALL}
    if taken := before - keys:
        row.item.divisions.remove(*map(int, taken))
    if added := keys - before:
        row.item.divisions.add(*map(int, added))
    return True
