"""Long work on a file goes on in a process of its own, which survives the page that began it."""

import subprocess  # nosec B404 # see _spawn
import sys
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from imports.assistant import steps
from imports.assistant.kept_files import size_of
from imports.models import OfficeImport
from progress.processes import has_died

AT_ONCE = 300_000  # bytes of a file that is read while its person waits
AT_ONCE_ROWS = 150  # rows that are stored while they wait
LONGEST_BEGINNING = timedelta(minutes=3)


def begin(one: OfficeImport, step: OfficeImport.Step) -> None:
    """Do a step now, or begin it beside the request where it would keep the person waiting."""
    one.step, one.problem, one.process = step, "", ""
    one.changed_at = timezone.now()
    one.save()
    if _is_short(one):
        steps.ACTS[step](one)
    else:
        _spawn(one)


def look_after(one: OfficeImport) -> None:
    """Notice work whose process is gone, or never began."""
    never_began = not one.process and one.changed_at < timezone.now() - LONGEST_BEGINNING
    if one.is_at_work and (never_began or (one.process and has_died(one.process))):
        steps.broke_off(one)


def _is_short(one: OfficeImport) -> bool:
    if one.step == OfficeImport.Step.READING:
        return size_of(one) <= AT_ONCE
    return len((one.proposal or {}).get("rows", ())) <= AT_ONCE_ROWS


def _spawn(one: OfficeImport) -> None:
    manage = settings.BASE_DIR / "manage.py"
    # The shell ends at once and leaves the work to init: nobody waits for it, no zombie stays.
    subprocess.run(  # noqa: S603 # nosec B603 B607 # fixed command, a number of our own
        ["setsid", "--fork", sys.executable, str(manage), "work_on_import", str(one.pk)],  # noqa: S607 - found by PATH
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=30,
    )
