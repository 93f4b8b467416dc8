"""Which kinds of records there are, in the order of the installed apps."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db.models import Model

from catalogue.record import Record

RecordClass = TypeVar("RecordClass", bound=type[Record])

_by_model: dict[type[Model], Record] = {}


def register(model: type[Model]) -> Callable[[RecordClass], RecordClass]:
    """
    Decorator: what the class says is true of the rows of this model.

    Raises ValueError for a model that is declared already, and for a kind that is taken.
    """

    def declare(declaration: RecordClass) -> RecordClass:
        if model in _by_model:
            raise ValueError(f"{model.__name__} is declared already")
        if any(record.kind == declaration.kind for record in _by_model.values()):
            raise ValueError(f"the kind {declaration.kind!r} is taken")
        _by_model[model] = declaration(model)
        # Not above: this package is an app, and is imported before any model may be.
        from catalogue.raising import watch
        from catalogue.refusing import refuse_changes_of_locked

        watch(_by_model[model])
        refuse_changes_of_locked(_by_model[model])
        return declaration

    return declare


def unregister(model: type[Model]) -> None:
    """Take a declaration back. For tests that bring a family of their own."""
    from catalogue.raising import unwatch
    from catalogue.refusing import allow_changes_of_locked

    record = _by_model.pop(model)
    unwatch(record)
    allow_changes_of_locked(record)


def records(base: type[Model] | None = None) -> list[Record]:
    """Every kind of record; with `base` those whose model derives from it."""
    found: Iterable[Record] = _by_model.values()
    if base is not None:
        found = (record for record in found if issubclass(record.model, base))
    return list(found)


def record_of(model: type[Model]) -> Record:
    """The declaration of a model. Raises KeyError for one that nobody declared."""
    return _by_model[model]
