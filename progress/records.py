"""What rows of divisions, their updates and their evidence have in common, whatever the family."""

from typing import Any

from django.db.models import Model, QuerySet

from catalogue import Record
from progress.models import Assignment, Update


class AssignmentRecord(Record):
    """Rows that divisions report on."""

    moments = ("published_at", "withdrawn_at", "published_update__reviewed_at")
    has_page = True
    in_report = True


class UpdateRecord(Record):
    """What was reported on the rows of a family: of each public row all approved updates."""

    year_path = "assignment__fiscal_year"
    moments = ("reviewed_at",)
    public_with = ("assignment", "assignment__fiscal_year")

    def shows_itself(self, row: Any) -> bool:
        return row.state == Update.State.APPROVED

    @property
    def row_model(self) -> type[Assignment]:
        """The rows that these updates report on."""
        return self.model._meta.get_field("assignment").related_model  # type: ignore[return-value]  # a family's foreign key

    def public_rows(self) -> QuerySet[Any]:
        shown = self.row_model.objects.published()
        return self.model._default_manager.approved().filter(assignment__in=shown)  # type: ignore[attr-defined]  # UpdateQuerySet's

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()


class EvidenceRecord(Record):
    """What proves the rows of a family."""

    year_path = "assignment__fiscal_year"
    # A robot visits hundreds of links in a row; what it found may show half a minute later.
    unseen_fields = frozenset({"last_link_check"})

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()


def rows_of_year(model: type[Assignment], fiscal_year: Model) -> QuerySet[Any]:
    """The public rows of a year."""
    return model.objects.published().filter(fiscal_year=fiscal_year)
