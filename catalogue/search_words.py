"""Which words of a record are searched, and with which weight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class SearchChoice:
    """One choice of `?kind=`: its code in the address and its Thai name."""

    code: str
    name: str


@dataclass(frozen=True)
class SearchWords:
    """
    What is searched of the rows of one model.

    weight: among equals of one year, results stand in this order, the lowest first.
    choice: the choice of the reader that covers these rows; several kinds may share one.
    title, text: the row's own words.
    loads: select_related paths that title, text and the page's reference read.
    prefetches: prefetch_related paths likewise.
    page: the path to the row on whose page this row stands; "" for rows with pages of their own.
    public_with_page: whether the row is public exactly when its page is (no query of its own).
    shown: the rows that readers can find at all, where that is not every row of the model (of
        updates the published one): a queryset, public or not.
    repeats: other models whose words stand in the entry: for a changed row of such a model, the
        filter that finds the rows of this one.
    """

    weight: int
    choice: SearchChoice
    title: Callable[[Any], str] = field(default=lambda row: "")
    text: Callable[[Any], str] = field(default=lambda row: "")
    loads: tuple[str, ...] = ()
    prefetches: tuple[str, ...] = ()
    page: str = ""
    public_with_page: bool = False
    shown: Callable[[], QuerySet[Any]] | None = None
    repeats: Mapping[type[Model], Callable[[Any], dict[str, Any]]] = field(default_factory=dict)
