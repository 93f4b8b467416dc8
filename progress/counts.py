"""How much of a year's work is done."""

from dataclasses import dataclass

from django.db.models import Count, Q

from progress.models import AssignmentQuerySet, Status


@dataclass(frozen=True)
class Progress:
    """Rows done out of all rows."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """Done rows in a hundred, rounded down: 100 is said only when all are done."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def left(self) -> int:
        return self.total - self.done

    def __add__(self, other: "Progress") -> "Progress":
        return Progress(self.done + other.done, self.total + other.total)


_DONE = Count("pk", filter=Q(published_update__status=Status.DONE))


def count_progress(rows: AssignmentQuerySet) -> Progress:
    """Count done and all rows in one query."""
    return Progress(**rows.aggregate(done=_DONE, total=Count("pk")))


def count_progress_by(rows: AssignmentQuerySet, field: str) -> dict[object, Progress]:
    """The same for each value of a field, in one query."""
    counted = rows.order_by(field).values_list(field).annotate(done=_DONE, total=Count("pk"))
    return {value: Progress(done, total) for value, done, total in counted}
