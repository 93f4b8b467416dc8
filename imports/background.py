"""Long work goes on in a process of its own, which survives the page that began it."""

import subprocess  # nosec B404 # see begin_beside
import sys
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from progress.processes import has_died

LONGEST_BEGINNING = timedelta(minutes=3)


def begin_beside(command: str, number: int) -> None:
    """Start `manage.py COMMAND NUMBER` and come back at once; it goes on by itself."""
    manage = settings.BASE_DIR / "manage.py"
    # The shell ends at once and leaves the work to init: nobody waits for it, no zombie stays.
    subprocess.run(  # noqa: S603 # nosec B603 B607 # a command of ours, a number of our own
        ["setsid", "--fork", sys.executable, str(manage), command, str(number)],  # noqa: S607 - found by PATH
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=30,
    )


def is_left_alone(process: str, since: datetime) -> bool:
    """
    Whether nobody does work that was asked for: its process is gone, or never began.

    `process` is the name that it noted (progress.processes), "" before; `since` when it was begun.
    """
    if process:
        return has_died(process)
    return since < timezone.now() - LONGEST_BEGINNING
