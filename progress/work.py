"""What is to be done next with a row, and which row comes first: the order of งานของฉัน."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import models
from django.urls import reverse

from catalogue.visibility import visibility_of
from progress.findings import Check, Finding, Severity, run_checks
from progress.models import Update
from progress.row_context import RowContext

DUE_SOON_DAYS = 30

# What the checks of its family know of a row.
Context = TypeVar("Context", bound=RowContext[Any])


class Step(models.TextChoices):
    """The groups of งานของฉัน, in the order in which a clerk works through them."""

    RETURNED = "returned", "ส่งกลับให้แก้ไข"
    DRAFT = "draft", "ฉบับร่างที่ยังไม่ส่ง"
    DUE_SOON = "due_soon", "ใกล้หรือเลยกำหนด"
    NEEDS_FIX = "needs_fix", "อนุมัติแล้ว แต่ต้องแก้"
    UNDER_WAY = "under_way", "รายงานว่าเริ่มแล้ว ยังไม่เสร็จ"
    NOT_STARTED = "not_started", "ยังไม่เริ่ม"
    IN_REVIEW = "in_review", "รอเลขานุการตรวจ"
    HIDDEN = "hidden", "อนุมัติแล้ว แต่ประชาชนยังไม่เห็น"
    PUBLISHED = "published", "เผยแพร่แล้ว"


# Steps that wait for somebody of the division.
TO_DO = (
    Step.RETURNED, Step.DRAFT, Step.DUE_SOON, Step.NEEDS_FIX, Step.UNDER_WAY, Step.NOT_STARTED,
)  # fmt: skip
# Steps that a near or past date makes urgent.
_WAITING = (Step.UNDER_WAY, Step.NOT_STARTED)

_STEP_OF_STATE = {
    Update.State.RETURNED: Step.RETURNED,
    Update.State.DRAFT: Step.DRAFT,
    Update.State.SUBMITTED: Step.IN_REVIEW,
}

# What a row needs in which the checks find nothing to fix.
_ASK_OF_STEP = {
    Step.DRAFT: "กรุณาส่งตรวจ",
    Step.DUE_SOON: "กรุณารายงานและส่งตรวจ",
    Step.NEEDS_FIX: "แก้แล้ว แต่ยังไม่เผยแพร่ กรุณาส่งตรวจ",
    Step.UNDER_WAY: "กรุณารายงานเมื่อเสร็จ และส่งตรวจ",
    Step.NOT_STARTED: "กรุณารายงานและส่งตรวจ",
}


def address_of(row: Any) -> str:
    """The page of an assigned row in the back office."""
    options = row._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])


@dataclass
class Task(Generic[Context]):
    """One row of somebody's work: its context, what the checks find, what it is worth."""

    context: Context
    label: str
    checks: Sequence[Check[Context]] = ()
    cost: Decimal | None = None

    @property
    def row(self) -> Any:
        return self.context.row

    @cached_property
    def step(self) -> Step:
        """What happens next: the open update decides, else what is public, else the date."""
        days = self.context.days_left
        is_near = days is not None and days <= DUE_SOON_DAYS
        return Step.DUE_SOON if is_near and self.stage in _WAITING else self.stage

    @cached_property
    def stage(self) -> Step:
        """How far the row has come, whatever its date."""
        if self.context.open_update:
            return _STEP_OF_STATE[Update.State(self.context.open_update.state)]
        if self.row.is_done:
            if self.lacks_in_public:
                return Step.NEEDS_FIX
            return Step.PUBLISHED if visibility_of(self.row).is_public else Step.HIDDEN
        return Step.UNDER_WAY if self.row.status.is_begun else Step.NOT_STARTED

    @cached_property
    def findings(self) -> list[Finding]:
        """What the checks find in the row as its division works on it."""
        return run_checks(self.checks, self.context)

    @cached_property
    def shown(self) -> Context:
        """The row as everybody sees it, whatever is being written: its proof is the public one."""
        return self.context.as_published()

    @cached_property
    def lacks_in_public(self) -> bool:
        """Whether the row must be fixed as everybody sees it, whatever is being written."""
        if self.shown is self.context:
            return bool(self.errors)
        errors = (run for run in self.checks if run.severity == Severity.ERROR)
        return any(True for run in errors for _ in run(self.shown))  # the first one is enough

    @cached_property
    def is_sound(self) -> bool:
        """
        Whether an assessor who opens the row now finds it done, with nothing to fix.

        Nobody can tell while it is not known of what the row needs proof.
        """
        if not self.row.is_done or not visibility_of(self.row).is_public:
            return False
        return not self.lacks_in_public and not self.shown.proof.is_unknown

    @property
    def at_risk(self) -> Decimal | None:
        """The final points that the row may still lose; None once what is public is sound."""
        return None if self.is_sound else self.cost

    @property
    def address(self) -> str:
        return address_of(self.row)

    @property
    def is_to_do(self) -> bool:
        """Whether the row waits for somebody of its division."""
        return self.step in TO_DO

    @cached_property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == Severity.ERROR]

    @cached_property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == Severity.WARNING]

    @property
    def what_to_do(self) -> str:
        """One sentence for paper and mail: the reviewer's note, else the severest finding."""
        if self.step == Step.RETURNED and self.context.open_update:
            return f"{self.step.label}: {self.context.open_update.review_note}"
        # That the day is near or over stands above already.
        found = [finding for finding in self.findings if finding.check != "late"]
        if found and found[0].severity > Severity.INFO:
            return found[0].text
        return _ASK_OF_STEP.get(self.step, self.step.label)

    @property
    def order(self) -> tuple:
        """The most points first, then the most urgent."""
        days = self.context.days_left
        return (-(self.cost or 0), days if days is not None else 9999)


@dataclass(frozen=True)
class Group:
    """The tasks of one step, in order."""

    step: Step
    tasks: list[Task]

    @property
    def is_to_do(self) -> bool:
        return self.step in TO_DO


def group_by_step(tasks: Iterable[Task]) -> list[Group]:
    """
    All groups in working order, the empty ones included: their count 0 is an answer too.

    Only of what is under way there is no group without rows: most years have no such status.
    """
    by_step: dict[Step, list[Task]] = {step: [] for step in Step}
    for task in tasks:
        by_step[task.step].append(task)
    return [
        Group(step, sorted(found, key=lambda task: task.order))
        for step, found in by_step.items()
        if found or step is not Step.UNDER_WAY
    ]


def next_task(tasks: Iterable[Task], after=None) -> Task | None:
    """The task to offer next: the first one to do, `after` (a row) left out."""
    for group in group_by_step(tasks):
        for task in group.tasks:
            if task.row != after and group.is_to_do:
                return task
    return None
