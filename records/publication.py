"""What "public" means on this portal, decided once for every kind of record."""

from datetime import datetime
from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

_Row = TypeVar("_Row", bound="Publishable", covariant=True)

LONGEST_REASON = 300  # letters


class PublishableQuerySet(models.QuerySet[_Row]):
    def published(self):
        """Rows the public may see. Every page, search, feed and report starts here."""
        now = timezone.now()
        public = Q()
        for path in ("", *(f"{parent}__" for parent in self.model.published_with)):
            # An empty published_at is a draft: NULL never passes a comparison.
            public &= Q(**{f"{path}published_at__lte": now, f"{path}withdrawn_at__isnull": True})
        return self.filter(public)


class Publishable(models.Model):
    """A record that the public sees once it is published, until it is withdrawn."""

    # Lookup paths of the records that have to be public as well, such as the fiscal year.
    published_with: ClassVar[tuple[str, ...]] = ()

    # Written by the acts of catalogue/acts.py alone, never by a form. Empty: a draft.
    published_at = models.DateTimeField("เผยแพร่เมื่อ", null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("ถอนการเผยแพร่เมื่อ", null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(
        "เหตุผลที่ถอนการเผยแพร่", max_length=LONGEST_REASON, blank=True, editable=False
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_withdrawn_with_reason",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                violation_error_message="กรุณาระบุเหตุผลที่ถอนการเผยแพร่",
            )
        ]

    @property
    def was_published(self) -> bool:
        """Whether its time of publication has come, withdrawn since or not."""
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def is_published(self) -> bool:
        """
        Whether this row is published and not withdrawn.

        Its parents may still hide it: what a stranger sees is asked of catalogue/visibility.py.
        """
        return self.was_published and self.withdrawn_at is None

    @property
    def changed_at(self) -> datetime | None:
        """When this row began to show what it shows now; None for a draft."""
        return self.published_at

    @property
    def shown_since(self) -> datetime:
        """As `changed_at`, of a row that was published. Raises ValueError for a draft."""
        if self.changed_at is None:
            raise ValueError(f"a draft shows nothing: {self!r}")
        return self.changed_at

    def withdraw(self, reason: str) -> None:
        """Mark the row as taken off the public pages; the row and the reason stay on record."""
        self.withdrawn_at = timezone.now()
        self.withdrawn_reason = reason


def newest_change(*rows: Publishable) -> datetime | None:
    """When the newest of these public rows changed; None without rows."""
    return max((at for row in rows if (at := row.changed_at)), default=None)
