"""How much of a year's work is reported as done, and of how much the evidence is complete."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from agency.statuses import DEFAULTS, Status, Statuses
from progress.models import Assignment


@dataclass(frozen=True)
class Progress:
    """
    Rows reported as done out of all rows; rows proved out of those of which proof is asked.

    One is never told without the other, and neither of rows that are not counted here.
    """

    done: int
    total: int
    proved: int = 0
    asked: int = 0
    # How many rows have each of the year's statuses.
    by_status: Mapping[str, int] = field(default_factory=Counter, compare=False)
    statuses: Statuses = field(default=DEFAULTS, compare=False)

    @property
    def percent(self) -> int:
        """Done rows in a hundred, rounded down: 100 is said only when all are done."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def begun(self) -> int:
        """Rows that are neither done nor as they were in the beginning."""
        return sum(self.by_status.get(status, 0) for status in self.statuses.begun)

    @property
    def open_counts(self) -> list[tuple[Status, int]]:
        """What is left, by status: each that some row has and that does not count as done."""
        counts = [(status, self.by_status.get(status, 0)) for status in self.statuses]
        return [(status, count) for status, count in counts if count and not status.is_done]

    @property
    def reported_words(self) -> str:
        """What is reported, in a sentence that says what it counts."""
        begun = f" {self.statuses.begun_words} {self.begun}" if self.begun else ""
        return f"รายงานว่า{self.statuses.done_words} {self.done} จาก {self.total}{begun}"

    @property
    def proved_percent(self) -> int:
        """Proved rows in a hundred of those asked, rounded down."""
        return self.proved * 100 // self.asked if self.asked else 0

    @property
    def unproved(self) -> int:
        return self.asked - self.proved

    def __add__(self, other: "Progress") -> "Progress":
        return Progress(
            self.done + other.done,
            self.total + other.total,
            self.proved + other.proved,
            self.asked + other.asked,
            Counter(self.by_status) + Counter(other.by_status),
            self.statuses,
        )


def progress_of(rows: Iterable[Assignment]) -> Progress:
    """
    Count loaded rows of one year (with it, their published update and what `with_proof` gives).

    Rows that only head others are no work and not counted.
    """
    rows = [row for row in rows if row.is_work]
    asked = [row.proof for row in rows if row.proof.is_asked]
    return Progress(
        done=sum(row.is_done for row in rows),
        total=len(rows),
        proved=sum(proof.is_complete for proof in asked),
        asked=len(asked),
        by_status=Counter(str(row.status) for row in rows),
        statuses=rows[0].fiscal_year.statuses if rows else DEFAULTS,
    )


def progress_by_division(rows: Iterable[Assignment]) -> list[tuple[str, Progress]]:
    """
    The name and the progress of each division in the office's order; divisions must be loaded.

    A row that divisions share counts for each of them; rows for all divisions stand last.
    """
    rows_of = defaultdict(list)
    for row in rows:
        for division in [None] if row.for_all_divisions else row.divisions.all():
            rows_of[division].append(row)
    in_order = sorted(filter(None, rows_of), key=lambda division: (division.order, division.pk))
    named = [(division.name, progress_of(rows_of[division])) for division in in_order]
    return named + ([("ทุกส่วนงาน", progress_of(rows_of[None]))] if None in rows_of else [])
