"""What rows of divisions, their updates and their evidence have in common, whatever the family."""

from typing import Any

from django.db.models import Model, QuerySet

from catalogue import Record
from catalogue.search_words import SearchChoice, SearchWords
from catalogue.timeline import TimelineEntry
from progress.models import Assignment, Evidence, Status, Update

UPDATES = SearchChoice("update", "ผลการดำเนินงาน")
EVIDENCE = SearchChoice("evidence", "หลักฐาน")


class AssignmentRecord(Record):
    """Rows that divisions report on."""

    moments = ("published_at", "withdrawn_at", "published_update__reviewed_at")
    has_page = True
    in_report = True
    fills_year = True


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

    @property
    def row_model(self) -> type[Assignment]:
        """The rows that these updates report on."""
        return self.model._meta.get_field("assignment").related_model  # type: ignore[return-value]  # a family's foreign key

    def public_rows(self) -> QuerySet[Any]:
        return self._approved().filter(assignment__in=self.row_model.objects.published())

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()

    def events(self, fiscal_year: Model) -> QuerySet[Any]:
        return self._approved().filter(assignment__in=rows_of_year(self.row_model, fiscal_year))

    def timeline_entry(self, row: Any) -> TimelineEntry:
        return TimelineEntry(
            at=row.reviewed_at,
            address=row.assignment.get_absolute_url(),
            title=f"{row.assignment.label} {row.assignment.title}",
            texts=tuple(text for _, text in row.texts if text),
            status=Status(row.status),
        )

    def load_events(self, keys: list[Any]) -> dict[Any, Any]:
        rows = self.model._default_manager.select_related("assignment__fiscal_year")
        return rows.in_bulk(keys)

    def _approved(self) -> QuerySet[Any]:
        return self.model._default_manager.approved()  # type: ignore[attr-defined]  # UpdateQuerySet's


def search_of_evidence(weight: int) -> SearchWords:
    """The title of what proves a row."""
    return SearchWords(weight, EVIDENCE, title=_title_of_evidence, page="assignment")


def _title_of_evidence(evidence: Evidence) -> str:
    return evidence.title


class EvidenceRecord(Record):
    """What proves the rows of a family."""

    year_path = "assignment__fiscal_year"

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()


def rows_of_year(model: type[Assignment], fiscal_year: Model) -> QuerySet[Any]:
    """The public rows of a year."""
    return model.objects.published().filter(fiscal_year=fiscal_year)
