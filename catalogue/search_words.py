"""Which words of a record are searched, and with which weight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class SearchChoice:
    """One choice of `?kind=`: its code in the address and its Thai name."""

    code: str
    name: str


@dataclass(frozen=True)
class SearchWords:
    """
    What is searched of the rows of one model.

    weight: among equals of one year, results stand in this order, the lowest first; each kind has
        a weight of its own, so that the order is always the same.
    choice: the choice of the reader that covers these rows; several kinds may share one.
    title, text: the row's own words.
    loads: select_related paths that title, text and the page's reference read. What the record
        of the page loads is loaded for the rows of its parts without being named again.
    prefetches: prefetch_related paths that title and text read.
    page: the field with the row on whose page this row stands; "" for rows with pages of their own.
    public_with_page: whether the row is public exactly when its page is (no query of its own).
    shown_as: the one-to-one field of the page's row with the only one of these rows that readers
        find there (of all updates the published one); "" where they find each public row.
    repeats: other models whose words stand in the entry: for a changed row of such a model, the
        filter that finds the rows of this one.
    codes: how people write the code of such a row (PageReference.code): what may stand before
        the number, as a pattern in lower case with Arabic digits → what the codes that it can
        mean begin with. A number that stands alone can mean any of them.
    """

    weight: int
    choice: SearchChoice
    title: Callable[[Any], str] = field(default=lambda row: "")
    text: Callable[[Any], str] = field(default=lambda row: "")
    loads: tuple[str, ...] = ()
    prefetches: tuple[str, ...] = ()
    page: str = ""
    public_with_page: bool = False
    shown_as: str = ""
    repeats: Mapping[type[Model], Callable[[Any], dict[str, Any]]] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
