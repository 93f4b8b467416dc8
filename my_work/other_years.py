"""What is still to do in open years beside the one that the page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from agency.models import FiscalYear, User
from my_work.year_work import load_year_work
from progress.work import Task


@dataclass(frozen=True)
class OtherYear:
    """The unfinished tasks of one person in an open year, and for reviewers what waits there."""

    fiscal_year: FiscalYear
    to_do: list[Task]
    review_queue: list[Task]


def other_years(
    user: User, years: Sequence[FiscalYear], shown: FiscalYear, *, reviewer: bool
) -> list[OtherYear]:
    """The other open years in which this person has something to do, the newest first."""
    found = []
    for year in years:
        if year == shown or not year.is_open:
            continue
        work = load_year_work(year)
        to_do = sorted(
            (task for task in work.of_user(user) if task.is_to_do), key=lambda task: task.order
        )
        other = OtherYear(year, to_do, work.review_queue if reviewer else [])
        if other.to_do or other.review_queue:
            found.append(other)
    return found
