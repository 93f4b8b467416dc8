"""
What the rows of a year may be reported to be: words, boxes, and what counts as done.

The one place that answers for statuses. A year without rows of its own (agency.models.YearStatus)
has the two boxes of the report's form; `FiscalYear.statuses` says which a year has.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self

# The third box is of overviews alone: begun, and not counted as done.
TICKED, BEGUN, EMPTY = "☑", "◧", "☐"
LONGEST_CODE = 20


class Status(str):
    """
    A status of a year: the code that an update stores, with its words.

    label: its words in the form's boxes. in_overview: where no boxes stand beside it.
    is_done: whether a row counts as done. is_initial: whether it is that of a row of which nothing
    was published. among: all statuses of its year.
    """

    NOT_DONE: ClassVar["Status"]
    DONE: ClassVar["Status"]

    label: str
    in_overview: str
    is_done: bool
    is_initial: bool
    among: "Statuses"

    def __new__(
        cls,
        code: str,
        label: str = "",
        in_overview: str = "",
        *,
        is_done: bool = False,
        is_initial: bool = False,
    ) -> Self:
        status = super().__new__(cls, code)
        status.label = label or code
        status.in_overview = in_overview or status.label
        status.is_done, status.is_initial = is_done, is_initial
        return status

    @property
    def is_begun(self) -> bool:
        """Whether a row is neither as it was in the beginning nor done."""
        return self in self.among.begun

    @property
    def box(self) -> str:
        """The one box that an overview draws before a row."""
        if self.is_done:
            return TICKED
        return BEGUN if self.is_begun else EMPTY

    @property
    def boxes(self) -> list[tuple["Status", str]]:
        """Every status of the year with its box in the official form, where this one is ticked."""
        known = [(status, TICKED if status == self else EMPTY) for status in self.among]
        return known if self in self.among else [*known, (self, TICKED)]

    @property
    def meaning(self) -> str:
        """What it means where rows are counted, for readers."""
        if self.is_done:
            return "นับว่าดำเนินการแล้ว"
        if self == self.among.initial:
            return "ยังไม่นับว่าดำเนินการแล้ว รายการที่ยังไม่มีรายงานที่เผยแพร่แสดงสถานะนี้"
        return "ยังไม่นับว่าดำเนินการแล้ว นับแยกจากสถานะอื่น"

    @property
    def query(self) -> str:
        """What narrows the address of a table down to the rows of this status."""
        return f"?status={self}"


class Statuses:
    """The statuses of one year in the order in which its form prints them."""

    def __init__(self, statuses: Iterable[Status]):
        self._all = tuple(statuses)
        for status in self._all:
            status.among = self

    def __iter__(self) -> Iterator[Status]:
        return iter(self._all)

    def __reversed__(self) -> Iterator[Status]:
        return reversed(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, code: object) -> bool:
        return code in self._all

    @property
    def initial(self) -> Status:
        """The status of a row of which nothing was published."""
        return next((status for status in self if status.is_initial), self._all[0])

    @property
    def done(self) -> list[Status]:
        """Those that count as done."""
        return [status for status in self if status.is_done]

    @property
    def begun(self) -> list[Status]:
        """Those between the initial one and done."""
        return [status for status in self if not status.is_done and status != self.initial]

    @property
    def done_words(self) -> str:
        """What an overview calls rows that count as done."""
        return " หรือ ".join(status.in_overview for status in self.done)

    @property
    def begun_words(self) -> str:
        """What an overview calls rows that are begun."""
        return " หรือ ".join(status.in_overview for status in self.begun)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """For a field of a form."""
        return [(str(status), status.label) for status in self]

    def named(self, code: str | None) -> Status:
        """The status of a stored code; the initial one of none. A code lost by now is its word."""
        if not code:
            return self.initial
        for status in self:
            if status == code:
                return status
        unknown = Status(code, next((each.label for each in DEFAULTS if each == code), code))
        unknown.among = self
        return unknown


def statuses_of(rows: Iterable[Any]) -> Statuses:
    """The statuses that a year's rows (agency.models.YearStatus) tell, in order."""
    found = [
        Status(
            row.code,
            row.label,
            row.in_overview,
            is_done=row.counts_as_done,
            is_initial=row.is_initial,
        )
        for row in rows
    ]
    return Statuses(found) if found else DEFAULTS


# The two boxes in front of every progress report, as the form prints them.
Status.NOT_DONE = Status("not_done", "ยังไม่ได้ดำเนินการ", is_initial=True)
Status.DONE = Status("done", "ดำเนินการ", "ดำเนินการแล้ว", is_done=True)
DEFAULTS = Statuses([Status.NOT_DONE, Status.DONE])
