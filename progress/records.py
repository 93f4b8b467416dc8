"""What rows of divisions, their updates and their evidence have in common, whatever the family."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

import catalogue
from agency.models import FiscalYear
from catalogue import Record
from catalogue.news import News
from catalogue.pages import ListPage
from catalogue.search_words import SearchChoice, SearchWords
from catalogue.timeline import TimelineEntry
from progress.evidence_checks import ROW_CHECKS
from progress.findings import Check
from progress.link_sheets import LinkCheckSheet, ManualLinkCheckSheet
from progress.models import LinkCheck, ManualLinkCheck, Update
from progress.permissions import may_open, may_review
from progress.row_context import RowContext, load_public_contexts, load_row_contexts
from progress.work import Task
from thai.text_blocks import to_html

# What the words of an update's status are read from.
YEAR_STATUSES = "assignment__fiscal_year__status_rows"
UPDATES = SearchChoice("update", "ผลการดำเนินงาน")


# What a list of work prints of rows and the checks read; their long texts stay in the database.
_WORK_COLUMNS = (
    "fiscal_year", "number", "title", "published_at", "withdrawn_at", "for_all_divisions", "due_on",
    "published_update__status", "published_update__saved_at",
)  # fmt: skip


class AssignmentRecord(Record):
    """Rows that divisions report on."""

    moments = ("published_at", "withdrawn_at", "published_update__reviewed_at")
    has_page = True
    in_report = True
    fills_year = True
    # The columns, beside the year, that make the address of a row.
    address_columns: ClassVar[tuple[str, ...]] = ("number",)
    # The page that lists the rows of a year, and those of the columns that make its address.
    list_name: ClassVar[str]
    list_columns: ClassVar[tuple[str, ...]] = ()
    # งานของฉัน: which family comes first, what is checked, and which columns this reads beside
    # those of every row.
    place_in_work: ClassVar[int] = 100
    checks: ClassVar[Sequence[Check[Any]]] = ROW_CHECKS
    work_columns: ClassVar[tuple[str, ...]] = ()
    # Which rows are work, where some only head others.
    only_work: ClassVar[Mapping[str, Any]] = {}

    def may_see(self, user: Any, row: Any) -> bool:
        return may_open(user, row)

    def filling_rows(self) -> QuerySet[Any]:
        return self.public_rows()

    def is_handed_out(self, fiscal_year: Model) -> bool:
        rows = self.model._default_manager.filter(fiscal_year=fiscal_year, withdrawn_at=None)
        responsible = Q(divisions__isnull=False) | Q(for_all_divisions=True)
        return rows.filter(responsible).exists()

    def tasks(self, fiscal_year: FiscalYear) -> list[Task[Any]]:
        """The rows of a year that are not withdrawn as work."""
        rows = self._rows_of_work(fiscal_year)
        points = self.points_of(fiscal_year, rows)
        return [
            Task(context, context.row.label, self.checks, points.get(context.row.pk))
            for context in self.load_contexts(rows)
        ]

    def load_contexts(self, rows: Iterable[Any]) -> list[Any]:
        """What the checks know of rows loaded by `for_list` with their fiscal year."""
        return load_row_contexts(rows, RowContext)

    def load_public_contexts(
        self, rows: Iterable[Any], evidence: Mapping[int, Sequence[Any]] | None = None
    ) -> list[Any]:
        """What everybody sees of rows whose fiscal year is loaded, for the mark of their proof."""
        return load_public_contexts(rows, RowContext, evidence)

    def with_proof(self, rows: Iterable[Any]) -> list[Any]:
        """The rows, each with what its published evidence shows as `row.proof` (a RowProof)."""
        rows = list(rows)
        for context in self.load_public_contexts(rows):
            context.row.proof = context.proof
        return rows

    def points_of(self, fiscal_year: FiscalYear, rows: list[Any]) -> dict[int, Decimal]:
        """The final points that each of all rows of a year is worth; none where rows score none."""
        return {}

    def _rows_of_work(self, fiscal_year: FiscalYear) -> list[Any]:
        rows = self.model._default_manager.filter(fiscal_year=fiscal_year, withdrawn_at=None)
        rows = rows.filter(**self.only_work)
        found = rows.for_list().only(*_WORK_COLUMNS, *self.work_columns)  # type: ignore[attr-defined]  # AssignmentQuerySet's
        return _of_one_year(found, fiscal_year)

    def report_rows(self, fiscal_year: Model) -> list[Any]:
        rows = self.public_rows_of(fiscal_year).for_list()  # type: ignore[attr-defined]  # AssignmentQuerySet's
        return self.with_proof(_of_one_year(rows, fiscal_year))

    def report_counts(self, rows: list[Any]) -> Iterable[tuple[str, list[Any]]]:
        if rows:
            yield self.title, rows

    def name_of(self, row: Any) -> str:
        return f"{row.label} {row.title}"

    def withdrawn_name(self, row: Any) -> str:
        return row.label

    def may_publish(self, user: Any) -> bool:
        return may_review(user, self.model.update_model())  # type: ignore[attr-defined]  # Assignment's

    def report_name(self, row: Any) -> str:
        return row.label

    def unfinished(self, row: Any) -> str:
        if row.is_done or not row.is_work:
            return ""
        return f"{self.longer_report_name(row)} {row.status.label}"

    def page_rows(self) -> QuerySet[Any]:
        rows = self.public_rows().select_related("fiscal_year", "published_update")
        moments = ("published_at", "published_update__reviewed_at")
        return rows.only(*moments, "fiscal_year__year_be", *self.address_columns)

    def list_pages(self, rows: Iterable[Any]) -> Iterator[ListPage]:
        listed = defaultdict(list)
        for row in rows:
            parts = (getattr(row, name) for name in self.list_columns)
            listed[(row.fiscal_year.year_be, *parts)].append(row)
        for key, on_page in listed.items():
            yield ListPage(reverse(self.list_name, args=key), on_page, key[0])


def _of_one_year(rows: Iterable[Any], fiscal_year: Model) -> list[Any]:
    """The rows, with one year for all instead of one of its own for each."""
    found = list(rows)
    for row in found:
        row.fiscal_year = fiscal_year
    return found


def search_of_updates(weight: int) -> SearchWords:
    """What was reported. Only the update that its row shows to the public is found."""
    return SearchWords(
        weight, UPDATES, text=_reported, page="assignment", shown_as="published_update"
    )


def _reported(update: Update) -> str:
    return "\n".join(text for _, text in update.texts if text)


class UpdateRecord(Record):
    """What was reported on the rows of a family: of each public row all approved updates."""

    year_path = "assignment__fiscal_year"
    # The row's own moments tell when its newest update was approved.
    moments = ()
    event_moment = "reviewed_at"
    public_with = ("assignment", "assignment__fiscal_year")

    def shows_itself(self, row: Any) -> bool:
        return row.state == Update.State.APPROVED

    def why_not_shown(self, row: Any) -> str:
        return f"รายงานนี้ยังเป็น “{row.get_state_display()}”"

    def name_of(self, row: Any) -> str:
        return f"รายงานของ{row.assignment.label}"

    def public_rows(self) -> QuerySet[Any]:
        return self._approved_of(self._rows())

    def may_see(self, user: Any, row: Any) -> bool:
        return may_open(user, row.assignment)

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()

    def open_work(self, fiscal_year: Model) -> str:
        unfinished = self.model._default_manager.open()  # type: ignore[attr-defined]  # UpdateQuerySet's
        count = unfinished.filter(assignment__fiscal_year=fiscal_year).count()
        name = self.model._meta.verbose_name
        return f"{name} {count} ฉบับ ยังไม่เผยแพร่" if count else ""

    def status_codes(self, fiscal_year: Model) -> set[str]:
        rows = self.model._default_manager.filter(assignment__fiscal_year=fiscal_year)
        return set(rows.order_by().values_list("status", flat=True).distinct())

    def row_name(self, row: Any) -> str:
        """By which name news speak of a row of this family."""
        raise NotImplementedError

    def news(self, most: int) -> Iterator[News]:
        updates = self.public_rows().select_related("assignment__fiscal_year")
        updates = updates.prefetch_related(YEAR_STATUSES)
        for update in updates.order_by("-reviewed_at", "-pk")[:most]:
            row = update.assignment
            name = f"ปีงบประมาณ {row.fiscal_year} {self.row_name(row)}"
            yield News(
                key=f"{self.model._meta.model_name}-{update.pk}",
                path=self.address(update),
                title=f"{name}: {update.reported_status.label}",
                html="".join(to_html(text) for _, text in update.texts if text),
                at=update.reviewed_at,
            )

    def events(self, fiscal_year: Model) -> QuerySet[Any]:
        return self._approved_of(self._rows().filter(fiscal_year=fiscal_year))

    def timeline_entry(self, row: Any) -> TimelineEntry:
        return TimelineEntry(
            at=row.reviewed_at,
            address=row.assignment.get_absolute_url(),
            title=f"{row.assignment.label} {row.assignment.title}",
            texts=tuple(text for _, text in row.texts if text),
            status=row.reported_status,
        )

    def load_events(self, keys: list[Any]) -> dict[Any, Any]:
        rows = self.model._default_manager.select_related("assignment__fiscal_year")
        return rows.prefetch_related(YEAR_STATUSES).in_bulk(keys)

    def _rows(self) -> QuerySet[Any]:
        """The public rows of the family."""
        family: Any = self.model
        return family.row_model().objects.published()

    def _approved_of(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        family: Any = self.model
        return family.objects.approved().filter(assignment__in=rows)


class _LinkHistoryRecord(Record):
    """What was found at an address is for the office; readers see the evidence."""

    year_path = ""
    moments = ()
    public_with = ()

    def shows_itself(self, row: Any) -> bool:
        return False

    def public_rows(self) -> QuerySet[Any]:
        return self.model._default_manager.none()


@catalogue.register(LinkCheck)
class LinkCheckRecord(_LinkHistoryRecord):
    kind, title = "link-checks", "ผลตรวจลิงก์"
    sheet = LinkCheckSheet


@catalogue.register(ManualLinkCheck)
class ManualLinkCheckRecord(_LinkHistoryRecord):
    kind, title = "manual-link-checks", "ผลเปิดดูลิงก์โดยเจ้าหน้าที่"
    sheet = ManualLinkCheckSheet
