"""A row of a fiscal year that divisions are responsible for."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from agency.models import Division, FiscalYear
from agency.statuses import Status
from records.publication import Publishable, PublishableQuerySet
from records.relations import ProtectingManyToManyField
from thai.dates import fiscal_year_bounds


class AssignmentQuerySet(PublishableQuerySet):
    def for_list(self):
        """Load everything one table row prints, so that a row costs no query."""
        return self.select_related("published_update").prefetch_related("divisions")

    def with_year(self):
        """Load the fiscal year of each row with its statuses, so that a row costs no query."""
        return self.select_related("fiscal_year").prefetch_related("fiscal_year__status_rows")

    def with_reviewer(self):
        """Load for one page who approved the published update, with the person's divisions."""
        return self.select_related("published_update__reviewer").prefetch_related(
            "published_update__reviewer__divisions"
        )

    def of_division(self, division: Division):
        """Rows that a division answers for, those for all divisions included."""
        return self.filter(Q(for_all_divisions=True) | Q(pk__in=self._pks_of([division])))

    def of_user(self, user):
        """Rows of the user's own divisions."""
        return self.filter(Q(for_all_divisions=True) | Q(pk__in=self._pks_of(user.divisions.all())))

    def with_status(self, status: Status):
        """Rows with this published status of their year; a row without any has the initial one."""
        matches = Q(published_update__status=str(status))
        if status.is_initial:
            matches |= Q(published_update__isnull=True)
        return self.filter(matches)

    def _pks_of(self, divisions):
        model: Any = self.model
        through = model.divisions.through
        own_column = model._meta.model_name
        return through.objects.filter(division__in=divisions).values(own_column)


class Assignment(Publishable):
    """A row of a fiscal year that divisions are responsible for."""

    published_with: ClassVar[tuple[str, ...]] = ("fiscal_year",)
    # Each family declares these: its reports, the newest approved one, which the public sees, and
    # what proves them.
    updates: Any
    published_update: Any
    published_update_id: int | None
    evidence: Any
    # What its published evidence shows, once progress.shown_proof has told.
    proof: Any
    # Whether there is something to do and to report; a family may have rows that only head others.
    is_work = True

    fiscal_year = models.ForeignKey(
        FiscalYear, models.PROTECT, related_name="%(class)ss", verbose_name="ปีงบประมาณ"
    )
    divisions = ProtectingManyToManyField(
        Division, related_name="%(class)ss", blank=True, verbose_name="ผู้รับผิดชอบ"
    )
    for_all_divisions = models.BooleanField("ทุกส่วนงานรับผิดชอบ", default=False)
    starts_on = models.DateField("เริ่ม", null=True, blank=True)
    ends_on = models.DateField("สิ้นสุด", null=True, blank=True)
    due_on = models.DateField("กำหนดส่งรายงาน", null=True, blank=True)

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message="วันสิ้นสุดต้องไม่มาก่อนวันเริ่มต้น",
            ),
        ]

    @classmethod
    def update_model(cls) -> Any:
        """The model of this family's reports, an Update."""
        return _model_at(cls, "updates")

    @classmethod
    def evidence_model(cls) -> Any:
        """The model of what proves this family's reports, an Evidence."""
        return _model_at(cls, "evidence")

    @property
    def status(self) -> Status:
        """The published status; without a published update the initial one of the year."""
        update = self.published_update
        return self.fiscal_year.statuses.named(update.status if update else None)

    @property
    def is_done(self) -> bool:
        """Whether the published status counts as done."""
        return self.status.is_done

    @property
    def changed_at(self) -> datetime | None:
        update = self.published_update
        moments = (self.published_at, update.reviewed_at if update else None)
        return max((at for at in moments if at), default=None)

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day of what its period should touch: its fiscal year."""
        return fiscal_year_bounds(self.fiscal_year.year_be)

    @property
    def bounds_name(self) -> str:
        """What those days are called."""
        return f"ปีงบประมาณ {self.fiscal_year}"

    @property
    def responsible(self) -> list[str]:
        """The names of the responsible divisions as the report prints them."""
        if self.for_all_divisions:
            return ["ทุกส่วนงาน"]
        return [division.name for division in self.divisions.all()]


def _model_at(model: type[models.Model], relation: str) -> Any:
    return model._meta.get_field(relation).related_model
