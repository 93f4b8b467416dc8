"""
The index keeps step: each saved or deleted row mends its entries, in the same transaction.

Whether a row is public is not written here; the search asks the rows themselves.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain, islice
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save

from agency.models import FiscalYear
from catalogue.many_rows import rows_saved
from search.entries import entries, entry_of, folded, page_fields
from search.models import SearchEntry
from search.searched import Searched, parts_of, searched_kinds

_KEY = ["kind", "row_id"]
_FIELDS = [
    field.name for field in SearchEntry._meta.concrete_fields if field.name not in ("id", *_KEY)
]


@transaction.atomic
def rebuild() -> int:
    """Empty the index and write it anew from the rows. How many entries it has now."""
    SearchEntry.objects.all().delete()
    _put(chain.from_iterable(map(entries, searched_kinds())))
    return SearchEntry.objects.count()


def watch_rows() -> None:
    """When the portal starts: listen to every kind of row that is searched or repeated."""
    for searched in searched_kinds():
        model = searched.record.model
        post_save.connect(row_saved, sender=model, dispatch_uid="search")
        post_delete.connect(_row_deleted, sender=model, dispatch_uid="search")
        for repeated in searched.words.repeats:
            for signal in (post_save, post_delete):
                signal.connect(_repeated_changed, sender=repeated, dispatch_uid="search repeats")
    post_save.connect(_year_saved, sender=FiscalYear, dispatch_uid="search")
    rows_saved.connect(_many_saved, dispatch_uid="search")


def row_saved(
    sender: type[Model], instance: Any, created: bool, raw: bool, **kwargs: object
) -> None:
    """After a row was saved: write its entry, and mend those of what stands on its page."""
    # A fixture's rows may come before the rows they point to: rebuild_search after loaddata.
    if raw:
        return
    searched = _of_model(sender)
    _put(entries(searched, pk=instance.pk))
    if not created:
        _mend_parts(searched, [instance])


def _many_saved(
    sender: type[Model], rows: Sequence[Model], created: bool, **kwargs: object
) -> None:
    """After many rows of one model were saved: as `row_saved`, for all of them at once."""
    for searched in searched_kinds():
        if searched.record.model is sender:
            _put(entries(searched, pk__in=[row.pk for row in rows]))
            if not created:
                _mend_parts(searched, rows)
        if rows_with := searched.words.repeats.get(sender):
            for start in range(0, len(rows), 200):
                some = rows[start : start + 200]
                _reindex(searched, reduce(or_, (Q(**rows_with(row)) for row in some)))


def _row_deleted(sender: type[Model], instance: Any, **kwargs: object) -> None:
    kind = _of_model(sender).kind
    SearchEntry.objects.filter(kind=kind, row_id=instance.pk).delete()


def _of_model(model: type[Model]) -> Searched:
    return next(each for each in searched_kinds() if each.record.model is model)


def _repeated_changed(
    sender: type[Model], instance: Any, raw: bool = False, **kwargs: object
) -> None:
    if raw:
        return
    for searched in searched_kinds():
        if rows_with := searched.words.repeats.get(sender):
            _reindex(searched, Q(**rows_with(instance)))


def _year_saved(instance: FiscalYear, created: bool, raw: bool, **kwargs: object) -> None:
    if raw or created:
        return
    for searched in searched_kinds():
        if searched.is_page and searched.record.year_path:
            of_year = {searched.record.year_path: instance}
            rows = searched.record.model._default_manager.filter(**of_year)
            indexed = SearchEntry.objects.filter(kind=searched.kind, owner_id__in=rows)
            if indexed.exclude(year_be=instance.year_be).exists():
                _reindex(searched, Q(**of_year))


def _reindex(searched: Searched, which: Q) -> None:
    for row in searched.rows().filter(which):
        _put([entry_of(searched, row)])
        _mend_parts(searched, [row])


def _mend_parts(page: Searched, rows: Sequence[Any]) -> None:
    """Tell the parts of pages their new titles, and index the updates that they show now."""
    kinds = parts_of(page.record)
    if not kinds:
        return
    of_pages = {row.pk: page_fields(page.record, row) for row in rows}
    parts = SearchEntry.objects.filter(
        owner_id__in=of_pages, kind__in=[each.kind for each in kinds]
    )
    moved = [part for part in parts if _moved(part, of_pages[part.owner_id])]
    for part in moved:
        part.folded_text = folded(part.title, part.text, part.page_title)
    SearchEntry.objects.bulk_update(moved, _FIELDS, batch_size=500)
    for searched in kinds:
        if field := searched.words.shown_as:
            shown = {getattr(row, f"{field}_id") for row in rows} - {None}
            parts.filter(kind=searched.kind).exclude(row_id__in=shown).delete()
            _put(entries(searched, pk__in=shown))


def _moved(part: SearchEntry, of_page: dict[str, Any]) -> bool:
    """Give an entry what its page says now; whether that is something else."""
    before = {field: getattr(part, field) for field in of_page}
    for field, value in of_page.items():
        setattr(part, field, value)
    return before != of_page


def _put(entries: Iterable[SearchEntry]) -> None:
    """Write entries over those of the same rows."""
    entries = iter(entries)
    while some := list(islice(entries, 1000)):
        SearchEntry.objects.bulk_create(
            some, update_conflicts=True, unique_fields=_KEY, update_fields=_FIELDS
        )
