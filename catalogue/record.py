"""What the portal can know of one kind of record. A family says what holds of its own."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Model, QuerySet

from catalogue.calendar import Appointment
from catalogue.news import News
from catalogue.pages import ListPage, PageReference
from catalogue.search_words import SearchWords
from catalogue.timeline import TimelineEntry

if TYPE_CHECKING:
    from records.publication import Publishable


class Record:
    """
    One kind of record. Every part but `kind` and `title` may be left out.

    kind: its name in addresses and files, ASCII; never changes.
    title: what people call it, in Thai.
    year_path: the lookup path of its fiscal year, "" for what belongs to no year.
    moments: lookup paths of the times at which the public began to see something else.
    public_with: paths to the rows that have to be public as well; None: what the model says.
    unseen_fields: fields whose change alone need not show at once.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    year_path: ClassVar[str] = "fiscal_year"
    moments: ClassVar[tuple[str, ...]] = ("published_at", "withdrawn_at")
    public_with: ClassVar[tuple[str, ...] | None] = None
    unseen_fields: ClassVar[frozenset[str]] = frozenset()
    # Whether a row has a page of its own, to which everything else leads.
    has_page: ClassVar[bool] = False
    # Whether rows stand in the annual report of their year.
    in_report: ClassVar[bool] = False
    search: ClassVar[SearchWords | None] = None

    def __init__(self, model: type[Model]):
        self.model = model

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kind}>"

    # -- Public rows ------------------------------------------------------------------------

    def public_rows(self) -> QuerySet[Any]:
        """The rows that a stranger may see now."""
        return self.model._default_manager.published()  # type: ignore[attr-defined]  # Publishable's

    def shows_itself(self, row: Any) -> bool:
        """Whether nothing in the row, as it stands in memory, hides it. Best without a query."""
        return row.is_public

    def parents_of(self, row: Any) -> "Iterator[Publishable | None]":
        """The rows that have to be public as well; None for one that is missing."""
        paths = row.published_with if self.public_with is None else self.public_with
        for path in paths:
            parent = row
            for name in path.split("__"):
                parent = parent and getattr(parent, name, None)
            yield parent

    def is_shown(self, row: Any) -> bool:
        """Whether a public page shows the row as it stands in memory: `public_rows` of one row."""
        return self.shows_itself(row) and all(
            parent is not None and parent.is_public for parent in self.parents_of(row)
        )

    def shows_choices(self, row: Any) -> bool:
        """Whether a public page shows what the row's many-to-many fields hold."""
        return self.is_shown(row)

    def address(self, row: Any) -> str:
        """The public page on which the row stands."""
        return row.get_absolute_url()

    def changed_at(self, row: Any) -> datetime | None:
        """When a public row began to show what it shows now."""
        return row.changed_at

    # -- Pages (sitemap, search, static export) ---------------------------------------------

    def page_rows(self) -> QuerySet[Any]:
        """The public rows with just what `address` and `changed_at` read."""
        return self.public_rows()

    def page_reference(self, row: Any) -> PageReference:
        """How others name the page of a row, and lead to it. For records with pages."""
        raise NotImplementedError

    def list_pages(self, rows: Iterable[Any]) -> Iterator[ListPage]:
        """The pages that list these public rows; each with those of them that it lists."""
        return iter(())

    # -- What is new (feed, timeline, calendar) ---------------------------------------------

    def news(self, most: int) -> Iterable[News]:
        """The newest `most` entries of the feed; one query."""
        return ()

    def events(self, fiscal_year: Model) -> QuerySet[Any] | None:
        """The public rows of a year that stand in its timeline, unordered; None: none ever do."""
        return None

    # The field of the model that says when an event took place.
    event_moment: ClassVar[str] = "published_at"

    def timeline_entry(self, row: Any) -> TimelineEntry:
        """What the timeline says of an event. For records that have `events`."""
        raise NotImplementedError

    def load_events(self, keys: list[Any]) -> dict[Any, Any]:
        """The events of these keys with what `timeline_entry` reads; one query."""
        return self.model._default_manager.in_bulk(keys)

    def appointments(self) -> Iterable[Appointment]:
        """Dates for calendars, of what the public may see; one query."""
        return ()

    # -- The annual report ------------------------------------------------------------------

    def report_name(self, row: Any) -> str:
        """By which name readers know this part of the report. For records in the report."""
        raise NotImplementedError

    def report_words(self, row: Any) -> str:
        """All words that the report prints of a row: two editions are compared by them."""
        raise NotImplementedError
