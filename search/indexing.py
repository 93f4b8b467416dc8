"""
The index keeps step: each saved or deleted row mends its entries, in the same transaction.

Whether a row is public is not written here; the search asks the rows themselves.
"""

from collections.abc import Iterable
from itertools import chain, islice

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from agency.models import FiscalYear
from measures.models import Measure, MeasureUpdate
from meetings.models import AgendaItem, Committee, Meeting, Statement
from oit_checklist.models import ChecklistItem, ItemUpdate
from search.models import SearchEntry, Source
from search.sources import SEARCHED, folded, place_of

_KEY = ["source", "row_id"]
_FIELDS = [
    field.name for field in SearchEntry._meta.concrete_fields if field.name not in ("id", *_KEY)
]
# What stands on the page of an item, a measure or a meeting.
_PARTS = {
    ChecklistItem: (Source.ELEMENT, Source.ITEM_UPDATE, Source.ITEM_EVIDENCE),
    Measure: (Source.MEASURE_UPDATE, Source.MEASURE_EVIDENCE),
    Meeting: (Source.AGENDA_ITEM,),
}
_UPDATES = {ChecklistItem: ItemUpdate, Measure: MeasureUpdate}


@transaction.atomic
def rebuild() -> int:
    """Empty the index and write it anew from the rows. How many entries it has now."""
    SearchEntry.objects.all().delete()
    _put(chain.from_iterable(searched.entries() for searched in SEARCHED.values()))
    return SearchEntry.objects.count()


def watch_rows() -> None:
    """Called once, when the portal starts: listen to every kind of row that is searched."""
    for model in SEARCHED:
        post_save.connect(follow, sender=model, dispatch_uid="search")
        post_delete.connect(_row_deleted, sender=model, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(_statement_changed, sender=Statement, dispatch_uid="search")
    post_save.connect(_committee_saved, sender=Committee, dispatch_uid="search")
    post_save.connect(_year_saved, sender=FiscalYear, dispatch_uid="search")


def follow(sender: type[Model], instance, created: bool, raw: bool, **kwargs) -> None:
    """After a row was saved: write its entry, and mend those of what stands on its page."""
    # A fixture's rows may come before the rows they point to: rebuild_search after loaddata.
    if raw:
        return
    _put(SEARCHED[sender].entries(pk=instance.pk))
    if sender in _PARTS and not created:
        _mend_parts(instance)


def _row_deleted(sender: type[Model], instance, **kwargs) -> None:
    source = SEARCHED[sender].source
    SearchEntry.objects.filter(source=source, row_id=instance.pk).delete()


def _statement_changed(instance: Statement, raw: bool = False, **kwargs) -> None:
    if not raw:
        _put(SEARCHED[AgendaItem].entries(pk=instance.agenda_item_id))


def _committee_saved(instance: Committee, created: bool, raw: bool, **kwargs) -> None:
    if not (raw or created):
        _reindex_pages(Meeting, committee=instance)


def _year_saved(instance: FiscalYear, created: bool, raw: bool, **kwargs) -> None:
    if raw or created:
        return
    for model in _PARTS:
        rows = model.objects.filter(fiscal_year=instance)
        entries = SearchEntry.objects.filter(source=SEARCHED[model].source)
        if entries.filter(owner_id__in=rows).exclude(year_be=instance.year_be).exists():
            _reindex_pages(model, fiscal_year=instance)


def _reindex_pages(model: type[Model], **which) -> None:
    for row in SEARCHED[model].rows.filter(**which):
        _put([SEARCHED[model].entry_of(row)])
        _mend_parts(row)


def _mend_parts(row: ChecklistItem | Measure | Meeting) -> None:
    """Tell the parts of a page its new title, and index the update that it shows now."""
    parts = SearchEntry.objects.filter(owner_id=row.pk, source__in=_PARTS[type(row)])
    place = place_of(row)
    moved = list(parts)
    for part in moved:
        for field, value in place.items():
            setattr(part, field, value)
        part.folded_text = folded(part.title, part.text, part.page_title)
    SearchEntry.objects.bulk_update(moved, [*place, "folded_text"], batch_size=500)
    if update_model := _UPDATES.get(type(row)):
        updates = SEARCHED[update_model]
        parts.filter(source=updates.source).exclude(row_id=row.published_update_id).delete()
        _put(updates.entries(pk=row.published_update_id))


def _put(entries: Iterable[SearchEntry]) -> None:
    """Write entries over those of the same rows."""
    entries = iter(entries)
    while some := list(islice(entries, 1000)):
        SearchEntry.objects.bulk_create(
            some, update_conflicts=True, unique_fields=_KEY, update_fields=_FIELDS
        )
