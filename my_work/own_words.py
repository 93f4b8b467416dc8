"""Reports that wait for review and in which the reviewer wrote: another one comes first."""

from collections.abc import Iterable, Sequence
from typing import Any

from progress.separation import is_writer, why_not_approve
from progress.work import Task


def own_words(user: Any, queue: Iterable[Task[Any]]) -> set[str]:
    """The addresses of those tasks in whose report the user wrote."""
    return {task.address for task in queue if _is_own(user, task)}


def next_review(user: Any, queue: Sequence[Task[Any]]) -> Task[Any] | None:
    """What the user reviews next: the words of others first, own ones only if nobody else could."""
    for task in queue:
        if not _is_own(user, task):
            return task
    for task in queue:
        if not why_not_approve(user, task.context.open_update):
            return task
    return None


def _is_own(user: Any, task: Task[Any]) -> bool:
    return is_writer(user, task.context.open_update)
