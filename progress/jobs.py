"""Jobs that a timer starts: each run is noted, and never two of one kind at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from progress.models import JobRun
from progress.processes import has_died, this_process

# A run that is older than this died without saying so, on a machine that nobody can ask.
GIVEN_UP_AFTER = timedelta(hours=6)


class AlreadyRunningError(Exception):
    """Another run of the job has not finished; the text is Thai."""

    def __init__(self, run: JobRun):
        super().__init__(f"งานนี้กำลังทำงานอยู่ตั้งแต่ {timezone.localtime(run.started_at):%H:%M น.}")


@contextmanager
def job(name: str) -> Iterator[JobRun]:
    """
    Note a run of a job: when it began, when it ended, whether it went well.

    The body sets `run.summary`. Raises AlreadyRunningError while another run goes on.
    """
    run = _begin(name)
    try:
        yield run
        run.succeeded = True
    except BaseException as error:
        stopped = isinstance(error, KeyboardInterrupt)
        reason = "ถูกสั่งหยุด" if stopped else f"{type(error).__name__}: {error}"[:1000]
        run.summary = f"{reason}\n{run.summary}".strip()
        raise
    finally:
        run.finished_at = timezone.now()
        run.save()


@transaction.atomic
def _begin(name: str) -> JobRun:
    now = timezone.now()
    # Whoever comes first holds the newest run of the name until both are noted.
    newest = JobRun.objects.select_for_update().filter(name=name).first()
    if newest and newest.finished_at is None and newest.started_at > now - GIVEN_UP_AFTER:
        if not has_died(newest.process):
            raise AlreadyRunningError(newest)
        newest.finished_at, newest.summary = now, "หยุดกลางคัน"
        newest.save()
    return JobRun.objects.create(name=name, started_at=now, process=this_process())
