"""When a division is reminded of what: 30, 7 and 1 days before a due date, and when it is over."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from progress.models import Reminder
from progress.work import Task

Stage = Reminder.Stage
Sent = tuple[date, str]  # a due date and a stage


def stage_of(days_left: int) -> Stage | None:
    """The stage that so many days before the due date belong to; None when it is far away."""
    if days_left < 0:
        return Stage.OVERDUE
    for days, stage in ((1, Stage.DAYS_1), (7, Stage.DAYS_7), (30, Stage.DAYS_30)):
        if days_left <= days:
            return stage
    return None


@dataclass(frozen=True)
class DueDate:
    """The unfinished tasks of one due date."""

    due_on: date
    days_left: int
    tasks: list[Task]


def due_dates(tasks: Iterable[Task]) -> list[DueDate]:
    """Unfinished tasks by due date, the nearest date first, the task with most points first."""
    by_date = defaultdict(list)
    for task in tasks:
        if task.is_to_do and task.context.due_on:
            by_date[task.context.due_on].append(task)
    return [
        DueDate(
            day, (day - found[0].context.today).days, sorted(found, key=lambda task: task.order)
        )
        for day, found in sorted(by_date.items())
    ]


def not_yet_sent(dates: Iterable[DueDate], sent: Collection[Sent]) -> list[tuple[DueDate, Stage]]:
    """The due dates that have come into a stage of which nobody was told yet, with that stage."""
    return [
        (each, stage)
        for each in dates
        if (stage := stage_of(each.days_left)) and (each.due_on, stage) not in sent
    ]
