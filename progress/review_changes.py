"""What approving the open update would change for the public: words, status, evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from agency.statuses import Status
from progress.models import Assignment, Evidence, Update

# Comparing thousands of lines takes seconds; a report of that length is shown as it is.
MOST_LINES = 400


@dataclass(frozen=True)
class Line:
    """A line of a text: "" as it was, "added" or "removed"."""

    text: str
    change: str = ""


@dataclass(frozen=True)
class ChangedText:
    """A text that differs from the published one, by lines."""

    label: str
    lines: list[Line]


@dataclass(frozen=True)
class ReviewChanges:
    """The open update against what the public sees now."""

    update: Update
    is_first: bool
    status_before: Status
    status_now: Status
    texts: list[ChangedText]
    evidence: list[Evidence]

    @property
    def has_new_status(self) -> bool:
        return self.status_before != self.status_now


def changes_of(assignment: Assignment, update: Update) -> ReviewChanges:
    """What the public would see anew if `update`, the row's open one, were approved now."""
    published: Update | None = assignment.published_update
    waiting = assignment.evidence.waiting().filter(withdrawn_at=None)
    return ReviewChanges(
        update=update,
        is_first=published is None,
        status_before=assignment.status,
        status_now=assignment.fiscal_year.statuses.named(update.status),
        texts=list(_changed_texts(published, update)),
        evidence=list(waiting.select_related("added_by")),
    )


def _changed_texts(published: Update | None, update: Update) -> Iterator[ChangedText]:
    before: dict[str, str] = dict(published.texts) if published else {}
    now = dict(update.texts)
    for label in [*now, *(label for label in before if label not in now)]:
        old, new = _lines(before.get(label, "")), _lines(now.get(label, ""))
        if old != new:
            yield ChangedText(label, list(_compared(old, new)))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def _compared(old: list[str], new: list[str]) -> Iterator[Line]:
    if max(len(old), len(new)) > MOST_LINES:
        yield from (Line(line, "added") for line in new)
        return
    matcher: SequenceMatcher[Any] = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from (Line(line) for line in old[a:b])
            continue
        yield from (Line(line, "removed") for line in old[a:b])
        yield from (Line(line, "added") for line in new[c:d])
