"""What a row is reported to be: the official boxes, their words, and what counts as done."""

from typing import Self

from django.db import models

TICKED, EMPTY = "☑", "☐"


class Status(models.TextChoices):
    """
    The boxes in front of every progress report, in the order in which the form prints them.

    A new status is a line here; where it counts as done or has other words in overviews, a second
    one below.
    """

    NOT_DONE = "not_done", "ยังไม่ได้ดำเนินการ"
    DONE = "done", "ดำเนินการ"

    @classmethod
    def initial(cls) -> Self:
        """The status of a row of which nothing was published."""
        return cls.NOT_DONE

    @property
    def is_done(self) -> bool:
        """Whether a row of this status counts as done."""
        return self in _COUNTED_AS_DONE

    @property
    def in_overview(self) -> str:
        """Its words where no pair of boxes stands beside them."""
        return _WORDS_IN_OVERVIEWS.get(self, self.label)

    @property
    def box(self) -> str:
        """The one box that an overview draws before a row."""
        return TICKED if self.is_done else EMPTY

    @property
    def boxes(self) -> list[tuple[Self, str]]:
        """Every status with its box in the official form, where this one is ticked."""
        return [(status, TICKED if status is self else EMPTY) for status in type(self)]

    @property
    def query(self) -> str:
        """What narrows the address of a table down to the rows of this status."""
        return f"?status={self.value}"


_COUNTED_AS_DONE = frozenset({Status.DONE})
_WORDS_IN_OVERVIEWS = {Status.DONE: "ดำเนินการแล้ว"}
