"""What rows of divisions, their updates and their evidence have in common, whatever the family."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse

from catalogue import Record
from catalogue.news import News
from catalogue.pages import ListPage
from progress.models import Assignment
from thai.text_blocks import to_html


class AssignmentRecord(Record):
    """Rows that divisions report on."""

    moments = ("published_at", "withdrawn_at", "published_update__reviewed_at")
    has_page = True
    in_report = True
    # The columns, beside the year, that make the address of a row.
    address_columns: ClassVar[tuple[str, ...]] = ("number",)
    # The page that lists the rows of a year, and those of the columns that make its address.
    list_name: ClassVar[str]
    list_columns: ClassVar[tuple[str, ...]] = ()

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


class UpdateRecord(Record):
    """What was reported on the rows of a family: of each public row all approved updates."""

    year_path = "assignment__fiscal_year"
    moments = ("reviewed_at",)

    @property
    def row_model(self) -> type[Assignment]:
        """The rows that these updates report on."""
        return self.model._meta.get_field("assignment").related_model  # type: ignore[return-value]  # a family's foreign key

    def public_rows(self) -> QuerySet[Any]:
        shown = self.row_model.objects.published()
        return self.model._default_manager.approved().filter(assignment__in=shown)  # type: ignore[attr-defined]  # UpdateQuerySet's

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()

    def row_name(self, row: Any) -> str:
        """By which name news speak of a row of this family."""
        raise NotImplementedError

    def news(self, most: int) -> Iterator[News]:
        updates = self.public_rows().select_related("assignment__fiscal_year")
        for update in updates.order_by("-reviewed_at", "-pk")[:most]:
            row = update.assignment
            name = f"ปีงบประมาณ {row.fiscal_year} {self.row_name(row)}"
            yield News(
                key=f"{self.model._meta.model_name}-{update.pk}",
                path=self.address(update),
                title=f"{name}: {update.get_status_display()}",
                html="".join(to_html(text) for _, text in update.texts if text),
                at=update.reviewed_at,
            )


class EvidenceRecord(Record):
    """What proves the rows of a family."""

    year_path = "assignment__fiscal_year"

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()


def rows_of_year(model: type[Assignment], fiscal_year: Model) -> QuerySet[Any]:
    """The public rows of a year."""
    return model.objects.published().filter(fiscal_year=fiscal_year)
