"""A fiscal year as work: the rows of all families as tasks, with checks and points."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeGuard, TypeVar

import catalogue
from agency.models import Division, FiscalYear, User
from agency.statuses import Statuses
from catalogue.visibility import visibility_of
from oit_checklist.estimate import Estimate, YearRule, are_placed, counted, rule_of, why_no_rule
from oit_checklist.item_context import ItemContext
from oit_checklist.models import ChecklistItem, Instrument
from oit_checklist.tables import group_by_section
from progress.counts import Progress, progress_of
from progress.models import Assignment
from progress.records import AssignmentRecord
from progress.work import Step, Task

Part = TypeVar("Part", Division, str)


@dataclass(frozen=True)
class YearWork:
    """All rows of a year as tasks, family by family. Loaded in a constant number of queries."""

    fiscal_year: FiscalYear
    rule: YearRule | None
    tasks: list[Task[Any]]

    @property
    def by_points_at_risk(self) -> list[Task]:
        """What still costs points first, then the rest in the order of the checklist."""
        return sorted(self.tasks, key=lambda task: -(task.at_risk or 0))

    @cached_property
    def oit(self) -> list[Task[ItemContext]]:
        """The tasks that are scored."""
        return [task for task in self.tasks if _is_scored(task)]

    @property
    def public_progress(self) -> Progress:
        """What readers are told of the year: its public rows, as reported and as proved."""
        public = [task for task in self.tasks if visibility_of(task.row).is_public]
        for task in public:
            task.row.proof = task.shown.proof
        return progress_of(task.row for task in public)

    def of_user(self, user: User) -> list[Task]:
        """The tasks of the user's own divisions."""
        mine = {division.pk for division in user.divisions.all()}
        return [task for task in self.tasks if _answers_for(task, mine)]

    def of_division(self, division: Division) -> list[Task]:
        """The tasks that a division answers for, most points at risk first."""
        return [task for task in self.by_points_at_risk if _answers_for(task, {division.pk})]

    @property
    def review_queue(self) -> list[Task]:
        """What the secretary has to review, most points at risk first."""
        found = [task for task in self.tasks if task.step == Step.IN_REVIEW]
        return sorted(found, key=lambda task: task.order)

    def estimate(self, without: frozenset[str] = frozenset()) -> Estimate | None:
        """The result if the published items were accepted, but not those of these codes."""
        accepted = {
            task.row.pk
            for task in self.oit
            if task.row.is_done
            and visibility_of(task.row).is_public
            and task.row.code not in without
        }
        return self._estimate(accepted)

    def estimate_if_all_but(self, without: frozenset[str]) -> Estimate | None:
        """The result if every item were accepted, but not those of these codes."""
        return self._estimate({t.row.pk for t in self.oit if t.row.code not in without})

    def estimate_proved(self) -> Estimate | None:
        """The result if only items were accepted in which nothing that is public must be fixed."""
        return self._estimate({task.row.pk for task in self.oit if task.is_sound})

    @property
    def why_no_estimate(self) -> str:
        """Why there is no estimate, in Thai; "" if there is one."""
        if not self.oit:
            return "ปีนี้ยังไม่มีข้อ OIT ในระบบ กรุณาโหลดเกณฑ์ของปีหรือนำเข้าตารางข้อก่อน"
        return why_no_rule(self.fiscal_year, [task.row for task in self.oit])

    def _estimate(self, accepted: set[int]) -> Estimate | None:
        rows = [task.row for task in self.oit]
        if self.rule is None or not rows or not are_placed(rows):
            return None
        return self.rule.estimate(counted(rows, accepted))


# The columns of the readiness tables: every row of a year stands in exactly one.
READINESS_STAGES = {
    Step.PUBLISHED: "เรียบร้อย",
    Step.NEEDS_FIX: Step.NEEDS_FIX.label,
    Step.HIDDEN: Step.HIDDEN.label,
    Step.IN_REVIEW: "รอตรวจ",
    Step.RETURNED: "ส่งกลับ",
    Step.DRAFT: "ฉบับร่าง",
    Step.UNDER_WAY: Step.UNDER_WAY.label,  # where the year has such a status
    Step.NOT_STARTED: "ยังไม่เริ่ม",
}


@dataclass(frozen=True)
class Readiness(Generic[Part]):
    """How far a part of a year has come: the rows of a division, or of a sub-indicator by name."""

    part: Part
    tasks: list[Task[Any]]
    statuses: Statuses

    @property
    def steps(self) -> list[tuple[str, int]]:
        """The name of each column of READINESS_STAGES and how many rows stand there."""
        counts = Counter(task.stage for task in self.tasks)
        unused = set() if self.statuses.begun else {Step.UNDER_WAY}
        stages = READINESS_STAGES.items()
        return [(name, counts[stage]) for stage, name in stages if stage not in unused]

    @property
    def proved(self) -> int:
        """Required elements with good evidence, of what is public."""
        return sum(task.shown.proved for task in self._oit)

    @property
    def required(self) -> int:
        return sum(task.shown.required for task in self._oit)

    @property
    def at_risk(self) -> Decimal | None:
        """The final points that it may still lose; None where nobody knows what a row is worth."""
        if all(task.cost is None for task in self.tasks):
            return None
        return sum((task.at_risk or Decimal(0) for task in self.tasks), Decimal(0))

    @property
    def _oit(self) -> list[Task[ItemContext]]:
        return [task for task in self.tasks if _is_scored(task)]


def load_year_work(fiscal_year: FiscalYear) -> YearWork:
    """The whole year as tasks, withdrawn rows left out."""
    families = [r for r in catalogue.records(Assignment) if isinstance(r, AssignmentRecord)]
    families.sort(key=lambda record: record.place_in_work)
    tasks = [task for record in families for task in record.tasks(fiscal_year)]
    return YearWork(fiscal_year, rule_of(fiscal_year), tasks)


def readiness_by_section(work: YearWork) -> list[Readiness[str]]:
    """Every sub-indicator of the OIT with its items, in order; that which is not known last."""
    task_of = {task.row: task for task in work.oit}
    statuses = work.fiscal_year.statuses
    return [
        Readiness(part.name, [task_of[item] for item in part.items], statuses)
        for part in group_by_section(task_of)
    ]


def readiness_by_division(work: YearWork) -> list[Readiness[Division]]:
    """Every division that answers for a row of the year, in the order of the office."""
    divisions = {d.pk: d for task in work.tasks for d in task.row.divisions.all()}
    ordered = sorted(divisions.values(), key=lambda division: (division.order, division.pk))
    statuses = work.fiscal_year.statuses
    return [Readiness(division, work.of_division(division), statuses) for division in ordered]


def _is_scored(task: Task[Any]) -> TypeGuard[Task[ItemContext]]:
    return isinstance(task.row, ChecklistItem) and task.row.instrument == Instrument.OIT


def _answers_for(task: Task, divisions: set[int]) -> bool:
    if task.row.for_all_divisions:
        return bool(divisions)
    return any(division.pk in divisions for division in task.row.divisions.all())
