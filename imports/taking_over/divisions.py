"""Divisions that a file brings along: added only when a person has confirmed them."""

from django.db.models import Max

from agency.models import Division
from agency.sheets import DivisionSheet
from imports.tables.cell_choices import NEW_DIVISION
from imports.tables.proposal import Doubt
from imports.taking_over.job import Job, Step, division_names
from imports.taking_over.table import Table

UNCONFIRMED = "ระบบยังไม่มีส่วนราชการ {names} หากเป็นส่วนราชการใหม่จริง กรุณายืนยัน หรือแก้ชื่อในแฟ้ม"


def _divisions(table: Table, job: Job) -> None:
    names = division_names(job)
    if names and not job.new_divisions:
        new = set(names)
        where = next(row.cell for row in job.rows if _names_one_of(row.values, new))
        job.ask(where, names[0], (), UNCONFIRMED.format(names=", ".join(names)))
        return
    last = Division.objects.aggregate(last=Max("order"))["last"] or 0
    for order, name in enumerate(names, start=last + 1):
        table.add(name, name=name, order=order, in_use=True)


def is_about_new_divisions(doubt: Doubt) -> bool:
    """Whether a doubt is settled by confirming that the divisions are new ones."""
    return doubt.why == NEW_DIVISION or doubt.why.startswith(UNCONFIRMED.partition("{")[0])


def _names_one_of(values: dict, names: set[str]) -> bool:
    return bool({values.get("division"), *(values.get("divisions") or [])} & names)


DIVISIONS = Step(DivisionSheet, _divisions)
