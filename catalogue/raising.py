"""
Saves and deletions of records raise the revision, in their own transaction, if the public sees it.

What counts is what a public page showed of the row before, and shows of it after; a draft that
stays one raises nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from typing import Any

from django.db import transaction
from django.db.models import ForeignKey, Model, signals

from catalogue.record import Record
from records.publication import Publishable
from records.revision import raise_revision

IsPublic = Callable[[Any], bool]
_FOUND = "_public_change"  # on the row, between the signals before and after


def watch(record: Record) -> None:
    """Let every save and deletion of these rows raise the revision where the public sees it."""
    model = record.model
    for signal, receiver in _receivers(record):
        signal.connect(receiver, sender=model, weak=False, dispatch_uid=(model, "revision"))
    for through, receiver in _relations(record):
        signals.m2m_changed.connect(
            receiver, sender=through, weak=False, dispatch_uid=(model, "revision")
        )
    # Django sends the signals of a save outside the transaction that it may open for it.
    model.save_base = _in_one_transaction(model.save_base)  # type: ignore[method-assign]  # on purpose: nobody can forget it


def unwatch(record: Record) -> None:
    """Take `watch` back. For tests that bring a family of their own."""
    for signal, _ in _receivers(record):
        signal.disconnect(sender=record.model, dispatch_uid=(record.model, "revision"))
    for through, _ in _relations(record):
        signals.m2m_changed.disconnect(sender=through, dispatch_uid=(record.model, "revision"))
    del record.model.save_base


def _receivers(record: Record) -> list[tuple[Any, Callable[..., None]]]:
    def before_save(instance: Model, raw: bool, update_fields: Any, **kwargs: Any) -> None:
        unseen = update_fields is not None and set(update_fields) <= record.unseen_fields
        if raw:  # the rows that it belongs to may not be there yet
            change: bool | None = False
        else:
            change = None if unseen else _judge(record, instance)
        setattr(instance, _FOUND, change)

    def before_delete(instance: Model, **kwargs: Any) -> None:
        setattr(instance, _FOUND, None if _judge(record, instance) is None else True)

    def after(instance: Model, **kwargs: Any) -> None:
        if (withdrawal := instance.__dict__.pop(_FOUND, None)) is not None:
            raise_revision(withdrawal=withdrawal)

    return [
        (signals.pre_save, before_save),
        (signals.post_save, after),
        (signals.pre_delete, before_delete),
        (signals.post_delete, after),
    ]


@contextmanager
def raise_for_rows(
    record: Record, rows: Sequence[Model], before: Mapping[Any, Model]
) -> Iterator[None]:
    """
    Around the storing of many rows of one kind; `before` are those that are there, by key, locked.

    The rows they belong to are asked for once each.
    """
    by_now: IsPublic = cache(_is_public_by_now)
    changes = [
        False
        if _is_shown(record, row, by_now)
        else _judge_hidden(record, row, before.get(row.pk), by_now)
        for row in rows
    ]
    yield
    if found := [change for change in changes if change is not None]:
        raise_revision(withdrawal=any(found))


def raise_for_choices(record: Record, rows: Iterable[Model]) -> None:
    """After choices of these rows were stored."""
    if any(map(record.shows_choices, rows)):
        raise_revision()


def _judge(record: Record, row: Model) -> bool | None:
    """
    What the save of a row does to the public: False changes what they see, True takes it away,
    None is nothing of theirs.
    """
    if _is_shown(record, row, _is_public_by_now):
        return False
    if row.pk is None:
        return None
    before = record.model._base_manager.select_for_update().filter(pk=row.pk).first()
    return _judge_hidden(record, row, before, _is_public_by_now)


def _judge_hidden(
    record: Record, row: Model, before: Model | None, by_now: IsPublic
) -> bool | None:
    """Of a row that is not shown as it will be."""
    if before is None or not record.shows_itself(before):
        return None
    if record.shows_itself(row) and _refers_alike(row, before):
        return None  # hidden by the same rows as before, see _is_shown
    return True if _is_shown(record, before, by_now) else None


def _is_shown(record: Record, row: Model, by_now: IsPublic) -> bool:
    """As Record.is_shown, and right also when somebody publishes a parent at this moment."""
    return record.shows_itself(row) and all(
        parent is not None and (parent.is_published or by_now(parent))
        for parent in record.parents_of(row)
    )


def _is_public_by_now(parent: Publishable) -> bool:
    """As it is stored; nobody publishes it before this transaction has ended."""
    stored = type(parent)._base_manager.select_for_update(no_key=True).filter(pk=parent.pk).first()
    return stored is not None and stored.is_published


def _refers_alike(one: Model, other: Model) -> bool:
    names = [field.attname for field in one._meta.fields if isinstance(field, ForeignKey)]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _relations(record: Record) -> list[tuple[Any, Callable[..., None]]]:
    """The tables of choices of many, and who listens to each."""
    return [
        (getattr(record.model, field.name).through, _after_choice(record))
        for field in record.model._meta.local_many_to_many
    ]


def _after_choice(record: Record) -> Callable[..., None]:
    def after_choice(
        instance: Model, action: str, reverse: bool, model: type[Model], pk_set: Any, **kwargs: Any
    ) -> None:
        if action != "post_clear" and not (action in ("post_add", "post_remove") and pk_set):
            return
        rows: Iterable[Model] = [instance]
        if reverse:
            rows = model._base_manager.filter(pk__in=pk_set or ())
        # Of what a clearing from the other side meant, nothing is left to see.
        if (reverse and pk_set is None) or any(map(record.shows_choices, rows)):
            raise_revision()

    return after_choice


def _in_one_transaction(save: Callable[..., None]) -> Callable[..., None]:
    @wraps(save)
    def saved(*args: Any, **kwargs: Any) -> None:
        with transaction.atomic(savepoint=False):
            save(*args, **kwargs)

    return saved
