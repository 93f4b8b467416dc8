"""Work on a file: done at once where it is short, else in a process of its own."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from imports.assistant import steps
from imports.assistant.kept_files import size_of
from imports.background import begin_beside, is_left_alone
from imports.models import OfficeImport
from progress.processes import this_process

AT_ONCE = 300_000  # bytes of a file that is read while its person waits
AT_ONCE_ROWS = 150  # rows that are stored while they wait
PARTS = ("rows", "measures", "indicators", "items", "meetings")


def begin(one: OfficeImport, step: OfficeImport.Step) -> bool:
    """
    Do a step now, or begin it beside the request where it would keep the person waiting; False,
    and nothing is done, where another request began something since `one` was fetched.
    """
    before, seen = one.step, one.changed_at
    one.step, one.problem = step, ""
    is_now = is_short(one)
    with transaction.atomic():
        if one.pk and not is_as_seen(one.pk, before, seen):
            return False
        one.process = this_process() if is_now else ""
        one.changed_at = timezone.now()
        one.save()
    if is_now:
        do(one)
    else:
        begin_beside("work_on_import", one.pk)
    return True


def do(one: OfficeImport) -> None:
    """The work of the step, whose process is noted; should it break, the import says so."""
    try:
        steps.ACTS[one.step](one)
    except BaseException:
        left = OfficeImport.objects.get(pk=one.pk)
        if left.is_at_work:  # else the step had ended and is stored
            steps.broke_off(left)
        raise


def is_as_seen(pk: int, step: str, changed_at: datetime) -> bool:
    """Whether an import still stands where a person saw it; its row is locked from then on."""
    rows = OfficeImport.objects.select_for_update(of=("self",)).only("pk")
    return rows.filter(pk=pk, step=step, changed_at=changed_at).first() is not None


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
