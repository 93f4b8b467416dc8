"""The process that reads a website: begun, asked to stop, begun again, missed when it is gone."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from imports.background import begin_beside, is_left_alone
from old_website.models import BUSY, WebsiteReading
from old_website.work import broke_off

Step = WebsiteReading.Step
COMMAND = "read_old_website"


def begin(reading: WebsiteReading) -> None:
    """Store a new reading and start its process. Raises ValidationError in Thai."""
    reading.full_clean()
    _store(reading)
    begin_beside(COMMAND, reading.pk)


def stop(reading: WebsiteReading) -> bool:
    """Ask the process to stop; whether there was one to ask."""
    return _move(reading, Step.RUNNING, Step.STOPPING)


def go_on(reading: WebsiteReading) -> bool:
    """
    Let a process take up what was stopped or broke off; whether it was.

    Raises ValidationError, in Thai, where the person has another one read.
    """
    if not _move(reading, Step.STOPPED, Step.RUNNING):
        return False
    begin_beside(COMMAND, reading.pk)
    return True


def forget(reading: WebsiteReading) -> bool:
    """
    Remove a reading and its suggestions; False, and nothing is removed, while it is at work.

    What was taken from it as evidence stays; pages that were set aside are suggested again.
    """
    with transaction.atomic():
        held = _held(reading)
        if held.is_at_work:
            return False
        held.suggestions.all().delete()
        held.delete()
    return True


def look_after(reading: WebsiteReading) -> None:
    """Notice a reading whose process is gone, or never began."""
    if not _is_missed(reading):
        return
    with transaction.atomic():
        held = _held(reading)
        if _is_missed(held):  # else it ended just now, as it should
            broke_off(held)
    reading.refresh_from_db(fields=["step", "process", "sentence", "changed_at"])


def _is_missed(reading: WebsiteReading) -> bool:
    return reading.is_at_work and is_left_alone(reading.process, reading.changed_at)


def _move(reading: WebsiteReading, before: Step, after: Step) -> bool:
    """Go from one step to the other, of two requests only the first."""
    with transaction.atomic():
        held = _held(reading)
        if held.step != before:
            return False
        held.step, held.changed_at = after, timezone.now()
        _store(held, "step", "changed_at")
    return True


def _held(reading: WebsiteReading) -> WebsiteReading:
    rows = WebsiteReading.objects.select_for_update(of=("self",)).defer("state", "told")
    return rows.get(pk=reading.pk)


def _store(reading: WebsiteReading, *columns: str) -> None:
    try:
        with transaction.atomic():
            reading.save(update_fields=columns or None)
    except IntegrityError as error:
        # The only rule that two requests can break together: one at a time for a person.
        raise ValidationError(BUSY) from error
