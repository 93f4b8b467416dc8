"""What the portal can know of one kind of record. A family says what holds of its own."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Model, QuerySet

from catalogue.calendar import Appointment
from catalogue.data_tables import DataTable
from catalogue.news import News
from catalogue.next_steps import NextStep
from catalogue.pages import ListPage, PageReference
from catalogue.report_tables import Annex, Chapter
from catalogue.search_words import SearchWords
from catalogue.sheets import Sheet
from catalogue.timeline import TimelineEntry
from documents.figures import Bars

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
    parts: relations to rows that are nothing without this one and are removed with it, in an order
        in which none of them refers to one that went before.
    mended_in_public: whether a line may be taken out of what the public sees, by those who keep it.
    free_fields: fields that acts change in a row that is locked otherwise, see `why_locked`.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    year_path: ClassVar[str] = "fiscal_year"
    moments: ClassVar[tuple[str, ...]] = ("published_at", "withdrawn_at")
    public_with: ClassVar[tuple[str, ...] | None] = None
    unseen_fields: ClassVar[frozenset[str]] = frozenset()
    parts: ClassVar[tuple[str, ...]] = ()
    mended_in_public: ClassVar[bool] = False
    free_fields: ClassVar[frozenset[str]] = frozenset()
    # Fields whose words no line break may tear; several of one row, as ("first_name", "last_name"),
    # are read with a space between.
    whole_words: ClassVar[tuple[tuple[str, ...], ...]] = ()
    # Whether these are levels of a scale, where the first half of one is another one.
    words_are_levels: ClassVar[bool] = False
    # Words of that kind that no row holds.
    more_whole_words: ClassVar[tuple[str, ...]] = ()
    # Whether a row has a page of its own, to which everything else leads.
    has_page: ClassVar[bool] = False
    # Whether rows stand in the annual report of their year.
    in_report: ClassVar[bool] = False
    # Whether a year has something to show as soon as it has one public row: the menu leads there.
    fills_year: ClassVar[bool] = False
    # What a secretary is told who issues a report without any such row; "" for nothing.
    missing_in_report: ClassVar[str] = ""
    search: ClassVar[SearchWords | None] = None
    # The rows as a spreadsheet that goes out and, where somebody may change them, comes back.
    sheet: ClassVar[type[Sheet] | None] = None
    # The field of the model that says when an event took place.
    event_moment: ClassVar[str] = "published_at"

    def __init__(self, model: type[Model]):
        self.model = model

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.kind}>"

    # -- Public rows ------------------------------------------------------------------------

    def public_rows(self) -> QuerySet[Any]:
        """The rows that a stranger may see now."""
        return self.model._default_manager.published()  # type: ignore[attr-defined]  # Publishable's

    def public_rows_of(self, fiscal_year: Model) -> QuerySet[Any]:
        """Those of one year."""
        return self.public_rows().filter(**{self.year_path: fiscal_year})

    def shows_itself(self, row: Any) -> bool:
        """Whether nothing in the row, as it stands in memory, hides it. Best without a query."""
        return row.is_published

    def why_not_shown(self, row: Any) -> str:
        """
        Why `shows_itself` says no of a row that has no publication of its own, in Thai.

        Reads behind "ประชาชนยังไม่เห็น เพราะ".
        """
        return f"{self.title}ไม่แสดงต่อประชาชน"

    def name_of(self, row: Any) -> str:
        """What people call a row, with its kind, in sentences of the back office."""
        return f"{self.title} {row}"

    def withdrawn_name(self, row: Any) -> str:
        """What the public may still read of a withdrawn row: its kind, never its content."""
        return self.title

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
            parent is not None and parent.is_published for parent in self.parents_of(row)
        )

    # -- Publishing -------------------------------------------------------------------------

    # Why a draft of this kind is published by no act of its own, in Thai; "" where it is.
    published_otherwise: ClassVar[str] = ""

    def drafts_beside(self, row: Any) -> list[Any]:
        """Drafts that are published together with a row, such as the headings above it."""
        return []

    def may_publish(self, user: Any) -> bool:
        """Whether the person may publish, withdraw and restore rows of this kind."""
        options = self.model._meta
        return user.has_perm(f"{options.app_label}.change_{options.model_name}")

    def back_office_row(self, row: Any) -> Any:
        """The row on whose page of the back office this one stands."""
        return row

    def shows_choices(self, row: Any) -> bool:
        """Whether a public page shows what the row's many-to-many fields hold."""
        return self.is_shown(row)

    def may_see(self, user: Any, row: Any) -> bool:
        """Whether the back office shows the row to this person, public or not."""
        options = self.model._meta
        return user.is_staff and any(
            user.has_perm(f"{options.app_label}.{act}_{options.model_name}")
            for act in ("view", "change")
        )

    def address(self, row: Any) -> str:
        """The public page on which the row stands."""
        return row.get_absolute_url()

    def changed_at(self, row: Any) -> datetime | None:
        """When a public row began to show what it shows now."""
        return row.changed_at

    def filling_rows(self) -> QuerySet[Any] | None:
        """The public rows for which a reader comes to a year; None: nobody comes for this kind."""
        return None

    # -- Locks ------------------------------------------------------------------------------

    def year_of(self, row: Any) -> Any:
        """The fiscal year that a row belongs to, or that it is; None for a row of no year."""
        found = row
        for name in filter(None, self.year_path.split("__")):
            found = getattr(found, name, None)
        return found if hasattr(found, "year_be") else None

    def why_parent_locked(self, row: Any) -> str:
        """Why no row may be added to what this one belongs to, in Thai; "" where it may."""
        fiscal_year = self.year_of(row)
        return fiscal_year.why_closed if fiscal_year is not None else ""

    def why_locked(self, row: Any) -> str:
        """Why nothing of the row may be changed any more, in Thai; "" where it may."""
        return self.why_parent_locked(row)

    def why_kept(self, row: Any) -> str:
        """Why a row stays that nothing refers to, in Thai; "" where it may go."""
        return ""

    def status_codes(self, fiscal_year: Model) -> set[str]:
        """The codes of statuses (agency.statuses) that rows of this kind carry in a year."""
        return set()

    def open_work(self, fiscal_year: Model) -> str:
        """What of a year is begun and not finished, in Thai, for who closes it; "" for nothing."""
        return ""

    def is_handed_out(self, fiscal_year: Model) -> bool:
        """Whether somebody is responsible for any row of a year."""
        return False

    def next_steps(self, user: Any) -> Iterable[NextStep]:
        """What this person has to do next with rows of open years; none without the right."""
        return ()

    # -- Open data --------------------------------------------------------------------------

    def data_tables(self) -> Iterable[DataTable]:
        """The tables of the open data in which the rows stand."""
        return ()

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

    def timeline_entry(self, row: Any) -> TimelineEntry:
        """What the timeline says of an event. For records that have `events`."""
        raise NotImplementedError

    def load_events(self, keys: list[Any]) -> dict[Any, Any]:
        """The events of these keys with what `timeline_entry` reads; one query."""
        return self.model._default_manager.in_bulk(keys)

    def appointment(self, row: Any) -> Appointment:
        """When and where a row takes place. For records with `appointments`."""
        raise NotImplementedError

    def appointments(self) -> Iterable[Appointment]:
        """Dates for calendars, of what the public may see; one query."""
        return ()

    # -- The annual report ------------------------------------------------------------------

    def report_rows(self, fiscal_year: Model) -> list[Any]:
        """
        The public rows of a year in the order of the report, with everything that the methods
        below read. Not `in_full`: for the page on the web, which leads to the annexes' own pages.
        """
        raise NotImplementedError

    def report_chapters(self, rows: list[Any]) -> Iterable[Chapter]:
        """How these rows are parted into chapters and tables; none without rows."""
        return ()

    def report_annexes(self, rows: list[Any]) -> Iterable[Annex]:
        """These rows as documents behind the tables, for those that are printed whole."""
        return ()

    def report_counts(self, rows: list[Any]) -> Iterable[tuple[str, list[Any]]]:
        """These rows as the summary counts what is done of them: under which name, which."""
        return ()

    def report_charts(self, fiscal_year: Model, before: Model | None) -> Iterable[Bars]:
        """What the one-page summary draws of a year; `before`: the public year before, if any."""
        return ()

    def report_highlights(self, rows: list[Any]) -> Iterable[str]:
        """What the one-page summary says of these rows, in few short sentences."""
        return ()

    def report_name(self, row: Any) -> str:
        """By which name readers know this part of the report. For records in the report."""
        raise NotImplementedError

    def longer_report_name(self, row: Any) -> str:
        """The name to use where another row of the report has the same `report_name`."""
        return self.report_name(row)

    def report_words(self, row: Any) -> str:
        """All words that the report prints of a row: two editions are compared by them."""
        raise NotImplementedError

    def unfinished(self, row: Any) -> str:
        """What a secretary should know of a row before issuing it, in Thai; "" for nothing."""
        return ""
