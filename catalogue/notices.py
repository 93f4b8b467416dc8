"""
What is implausible in values that are about to be stored: told, never corrected, never refused.

A family declares its rules in `<family>/notices.py`, one function for each thing that can be odd:

    @notice(Meeting, "meeting-outside-its-year")
    def outside_its_year(meeting, around):
        if fiscal_year_of(meeting.held_on) != meeting.fiscal_year.year_be:
            yield Notice("วันที่ประชุม … กรุณาตรวจ …", "held_on")

Forms, imported tables and data files ask `look_at` alike. What cannot be is no notice: that is a
constraint of the database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import ForeignKey, Model, prefetch_related_objects
from django.utils.text import Truncator

from thai.likeness import key_of

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Notice:
    """
    One thing that is odd.

    text: a Thai sentence that says what is odd and what to check.
    field: the field it stands at; "" where it is about the row as a whole.
    row: the row that holds the field, below the one that was looked at; None for that one itself.
    id, about: set by `look_at`: the rule, and which of the rows it was given led to it.
    """

    text: str
    field: str = ""
    row: Any = None
    id: str = ""
    about: Any = None

    @property
    def sentence(self) -> str:
        """The sentence with the row that it is about, for lists of many rows."""
        rows = [self.about] if self.row is None else [self.about, self.row]
        names = dict.fromkeys(
            Truncator(f"{row._meta.verbose_name} {row}").chars(80) for row in rows
        )
        return f"{' · '.join(names)}: {self.text}"


class Around:
    """What a rule may ask beside the row: rows below it as they will be, and stored ones."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self._below: dict[tuple[int, str], list[Any]] = {}
        self._read: dict[Any, Any] = {}
        # Stored rows whose relations are read together, once a rule asks for one of them.
        self._unread: dict[tuple[type[Model], str], list[Any]] = {}

    def below(self, row: Any, relation: str) -> list[Any]:
        """The rows of a relation as they will be; those of `look_at`'s `below`, else the stored."""
        given = self._below.get((id(row), relation))
        if given is not None:
            return given
        if unread := self._unread.pop((type(row), relation), None):
            prefetch_related_objects(unread, relation)
        return list(getattr(row, relation).all()) if row.pk else []

    def given(self, row: Any, relation: str) -> list[Any] | None:
        """The rows of a relation as they will be; None where `look_at` was not told them."""
        return self._below.get((id(row), relation))

    def read_together(self, rows: Iterable[Any], given: set[str]) -> None:
        """Let the relations that the rules of stored rows ask for take one query each."""
        by_model: dict[type[Model], list[Any]] = {}
        for row in rows:
            if row.pk:
                by_model.setdefault(type(row), []).append(row)
        for model, stored in by_model.items():
            for relation in _read_below(model) - given:
                self._unread.setdefault((model, relation), []).extend(stored)

    def once(self, key: Any, load: Callable[[], Loaded]) -> Loaded:
        """What `load` reads, read once for all rows that are looked at together."""
        if key not in self._read:
            self._read[key] = load()
        return self._read[key]

    def alike(
        self, row: Any, field: str, key_of: Callable[[str], str] = key_of, **lookup: Any
    ) -> list[Any]:
        """
        Other stored rows of the same kind whose text in this field reads the same, in one query for
        each lookup; "" reads like nothing.
        """
        key = key_of(getattr(row, field))
        by_key = self.once(
            ("alike", field, key_of, type(row), *sorted(lookup.items())),
            lambda: _by_key(self._stored(row, lookup), field, key_of),
        )
        return [other for other in by_key.get(key, ()) if key and other.pk != row.pk]

    def _stored(self, row: Any, lookup: Mapping[str, Any]) -> list[Any]:
        model = type(row)
        key = (model, *sorted(lookup.items()))
        return self.once(key, lambda: list(model._base_manager.filter(**lookup)))

    def looks_at(self, row: Any) -> bool:
        """Whether this row is looked at itself, so that its own rules tell what holds of it."""
        return id(row) in self._looked or bool(row.pk and _identity(row) in self._looked)

    @cached_property
    def _looked(self) -> set[Any]:
        stored = (_identity(row) for row in self._rows if row.pk)
        return {*map(id, self._rows), *stored}

    def put(self, row: Any, relation: str, rows: Sequence[Any]) -> None:
        """Say which rows will be below this one."""
        self._below[id(row), relation] = list(rows)


def _identity(row: Model) -> tuple[type[Model], Any]:
    """What two copies of one stored row have in common."""
    return (row._meta.concrete_model or type(row), row.pk)


def _by_key(rows: Iterable[Any], field: str, key_of: Callable[[str], str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(key_of(getattr(row, field)), []).append(row)
    return found


Look = Callable[[Any, Around], Iterable[Notice]]


@dataclass(frozen=True)
class Rule:
    """One rule: the kind of row it is about, and which relations below the row it reads."""

    id: str
    model: type[Model]
    look: Look
    reads: tuple[str, ...]


_rules: dict[str, Rule] = {}


def notice(model: type[Model], rule: str, *, reads: tuple[str, ...] = ()) -> Callable[[Look], Look]:
    """
    Decorator: this function tells what is odd in a row of this model, or of one derived from it.

    `rule` is its id. A rule that `reads` a relation is asked too when a row of that relation is
    saved by itself. Raises ValueError for an id that is taken.
    """

    def declare(look: Look) -> Look:
        if rule in _rules:
            raise ValueError(f"the notice {rule!r} is declared already")
        _rules[rule] = Rule(rule, model, look, reads)
        return look

    return declare


def rules() -> list[Rule]:
    """Every rule, in the order of declaration."""
    return list(_rules.values())


def rules_of(model: type[Model]) -> list[Rule]:
    """The rules about rows of this model."""
    return [rule for rule in _rules.values() if issubclass(model, rule.model)]


def look_at(
    rows: Sequence[Model], below: Mapping[str, Sequence[Model]] | None = None
) -> list[Notice]:
    """
    What is odd in these rows, which may or may not be stored yet.

    `below` are the rows under the only one of `rows`, by relation, as they will be; they are
    looked at as well. Of the relations that are not told those are read that a rule asks for, in as
    many queries as there are.
    """
    around = Around(rows)
    for relation, parts in (below or {}).items():
        around.put(rows[0], relation, parts)
    around.read_together(rows, set(below or ()))
    asked = {model: rules_of(model) for model in {type(row) for row in rows}}
    found = [told for row in rows for told in _ask(row, asked[type(row)], around, row)]
    for part in (part for parts in (below or {}).values() for part in parts):
        found += [
            replace(told, about=rows[0], row=told.row or part)
            for told in _ask(part, rules_of(type(part)), around, part)
        ]
    return found + list(_above(rows, around))


def sentences(rows: Sequence[Model]) -> list[str]:
    """What is odd in rows that a data file brought, each with the name of its row."""
    return list(dict.fromkeys(told.sentence for told in look_at(rows)))


def _ask(row: Any, asked: Iterable[Rule], around: Around, about: Any) -> Iterator[Notice]:
    for rule in asked:
        for told in rule.look(row, around):
            yield replace(told, id=rule.id, about=about)


def _above(rows: Sequence[Model], around: Around) -> Iterator[Notice]:
    """What the rules of the row above say of rows that are saved by themselves."""
    looked = {(type(row), row.pk) for row in rows}
    by_parent: dict[tuple, tuple[Any, str, list[Any]]] = {}
    above = {model: list(_relations_above(model)) for model in {type(row) for row in rows}}
    for row in rows:
        for key, relation in above[type(row)]:
            parent = getattr(row, key, None)
            if parent is not None and (type(parent), parent.pk) not in looked:
                place = (type(parent), parent.pk, relation)
                by_parent.setdefault(place, (parent, relation, []))[2].append(row)
    around.read_together([parent for parent, _, _ in by_parent.values()], set())
    for parent, relation, children in by_parent.values():
        _put_children(parent, relation, children, around)
        asked = [rule for rule in rules_of(type(parent)) if _reads(rule, relation)]
        for told in _ask(parent, asked, around, children[0]):
            here = next((row for row in children if row is told.row), None)
            if told.row is None:  # about the row above, whose field stands on another page
                yield replace(told, row=parent)
            else:
                yield replace(told, about=here or children[0])


def _put_children(parent: Any, relation: str, children: list[Any], around: Around) -> None:
    """Let the rows as they will be take the place of the stored ones."""
    typed = {child.pk: child for child in children if child.pk}
    stored = [typed.pop(row.pk, row) for row in around.below(parent, relation)]
    new = [child for child in children if not child.pk or child.pk in typed]
    around.put(parent, relation, [*stored, *new])


def _relations_above(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Foreign keys of a model that lead to a row whose rules read the relation back."""
    for field in model._meta.get_fields():
        if isinstance(field, ForeignKey):
            relation = field.remote_field.get_accessor_name()
            above = field.related_model
            if isinstance(above, type) and any(_reads(rule, relation) for rule in rules_of(above)):
                yield field.name, str(relation)


def _reads(rule: Rule, relation: str | None) -> bool:
    return relation in rule.reads


def _read_below(model: type[Model]) -> set[str]:
    """The relations that the rules of a model read."""
    return {name for rule in rules_of(model) for name in rule.reads}
