"""Work on a file: done at once where it is short, else in a process of its own."""

from django.utils import timezone

from imports.assistant import steps
from imports.assistant.kept_files import size_of
from imports.background import begin_beside, is_left_alone
from imports.models import OfficeImport

AT_ONCE = 300_000  # bytes of a file that is read while its person waits
AT_ONCE_ROWS = 150  # rows that are stored while they wait
PARTS = ("rows", "measures", "indicators", "items", "meetings")


def begin(one: OfficeImport, step: OfficeImport.Step) -> None:
    """Do a step now, or begin it beside the request where it would keep the person waiting."""
    one.step, one.problem, one.process = step, "", ""
    one.changed_at = timezone.now()
    one.save()
    if is_short(one):
        steps.ACTS[step](one)
    else:
        begin_beside("work_on_import", one.pk)


def look_after(one: OfficeImport) -> None:
    """Notice work whose process is gone, or never began."""
    if not (one.is_at_work and is_left_alone(one.process, one.changed_at)):
        return
    one.refresh_from_db()  # perhaps it ended just now, as it should
    if one.is_at_work and is_left_alone(one.process, one.changed_at):
        steps.broke_off(one)


def is_short(one: OfficeImport) -> bool:
    """Whether the work of its step is done while its person waits."""
    if one.step == OfficeImport.Step.READING:
        return size_of(one) <= AT_ONCE
    return rows_of(one) <= AT_ONCE_ROWS


def rows_of(one: OfficeImport) -> int:
    """How many rows were read, of a table or of all parts of a report."""
    read = one.proposal or {}
    return sum(len(read.get(part, ())) for part in PARTS)
