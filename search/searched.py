"""The kinds of records that are searched, as their families declare them in the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

import catalogue
from catalogue import Record
from catalogue.search_words import SearchChoice, SearchWords


@dataclass(frozen=True)
class Searched:
    """A kind of record that is searched: its words, and on whose pages its rows stand."""

    record: Record
    words: SearchWords
    page: Record

    @property
    def kind(self) -> str:
        return self.record.kind

    @property
    def is_page(self) -> bool:
        """Whether the rows have pages of their own, rather than standing on those of others."""
        return not self.words.page

    def page_row(self, row: Any) -> Any:
        """The row on whose page this one stands."""
        return row if self.is_page else getattr(row, self.words.page)

    def rows(self) -> QuerySet[Any]:
        """Every row that readers can find, public or not, with all that its entry needs."""
        rows = self.record.model._default_manager.all()
        if loads := [*self.words.loads, *self._loads_of_page()]:
            rows = rows.select_related(*loads)
        if self.words.shown_as:
            rows = rows.filter(**{f"{self.words.page}__{self.words.shown_as}": F("pk")})
        return rows.prefetch_related(*self.words.prefetches)

    def _loads_of_page(self) -> Iterator[str]:
        if not self.is_page:
            yield self.words.page
            loads = self.page.search.loads if self.page.search else ()
            yield from (f"{self.words.page}__{path}" for path in loads)


def searched_kinds() -> tuple[Searched, ...]:
    """All of them, in the order of their weight."""
    return _searched(tuple(catalogue.records()))


@cache
def _searched(records: tuple[Record, ...]) -> tuple[Searched, ...]:
    found = [
        Searched(record, words, _page_of(record, words))
        for record in records
        if (words := record.search)
    ]
    return tuple(sorted(found, key=lambda each: each.words.weight))


def _page_of(record: Record, words: SearchWords) -> Record:
    if not words.page:
        return record
    field = record.model._meta.get_field(words.page)
    return catalogue.record_of(field.related_model)  # type: ignore[arg-type]  # a foreign key's


def parts_of(page: Record) -> list[Searched]:
    """What stands on the pages of a record, beside the page's own words."""
    return [each for each in searched_kinds() if not each.is_page and each.page is page]


def part_kinds() -> set[str]:
    """The kinds whose rows stand on the pages of others."""
    return {each.kind for each in searched_kinds() if not each.is_page}


def choices() -> list[SearchChoice]:
    """The kinds of results that a reader can choose from."""
    return list(dict.fromkeys(each.words.choice for each in searched_kinds()))


def choice_of(kind: str) -> SearchChoice:
    """The choice that covers a kind of record."""
    return next(each.words.choice for each in searched_kinds() if each.kind == kind)


def kinds_of(choice: SearchChoice) -> list[str]:
    """The kinds of records that a choice covers."""
    return [each.kind for each in searched_kinds() if each.words.choice == choice]


def public_rows_by_kinds() -> Iterator[tuple[list[str], Exists]]:
    """
    For each kind of entry the question whether the public may see its row now.

    Kinds whose rows are public exactly when their page is share one question.
    """
    with_page: dict[Record, list[str]] = {}
    for each in searched_kinds():
        if each.is_page or each.words.public_with_page:
            with_page.setdefault(each.page, []).append(each.kind)
        elif field := each.words.shown_as:
            yield [each.kind], _exists(each.page, **{field: OuterRef("row_id")})
        else:
            yield [each.kind], _exists(each.record, pk=OuterRef("row_id"))
    for page, kinds in with_page.items():
        yield kinds, _exists(page, pk=OuterRef("owner_id"))


def _exists(record: Record, **which: Any) -> Exists:
    return Exists(record.public_rows().filter(**which))
