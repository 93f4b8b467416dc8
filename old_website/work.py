"""The work of one process: a website is read step by step, and what was found is compared."""

import time
from typing import Any

from django.db import transaction
from django.utils import timezone

from old_website.crawling.crawl import Crawl
from old_website.crawling.limits import Limits
from old_website.models import LONGEST_SENTENCE, MOST_ROUNDS, WebsiteReading
from old_website.suggestions import compare, keep_suggestions
from progress.processes import this_process

Step = WebsiteReading.Step
BROKEN_OFF = "งานหยุดกลางคัน หน้าเว็บที่อ่านไว้แล้วไม่หาย กด “ทำต่อ” เพื่ออ่านต่อจากที่ค้างไว้"
SAVED_EVERY = 4  # seconds
# However large the state has become, saving it takes no more than a small part of the time.
_TIMES_AS_LONG = 20


@transaction.atomic
def take(pk: int) -> WebsiteReading | None:
    """The reading, now worked on by this process alone; None where it is another's, or done."""
    wanted = WebsiteReading.objects.filter(pk=pk, step__in=WebsiteReading.AT_WORK, process="")
    reading = wanted.select_for_update(of=("self",)).select_related("owner").first()
    if reading:
        reading.process = this_process()
        reading.save(update_fields=["process"])
    return reading


def read_on(reading: WebsiteReading) -> bool:
    """
    Read until nothing is left, a bound is reached, or the person wants it to stop.

    Gives whether that was what ended it.
    """
    crawl = _crawl_of(reading)
    due = time.monotonic()
    while not (was_asked := _shall_stop(reading)) and crawl.step():
        if time.monotonic() >= due:
            took = _keep(reading, crawl)
            due = time.monotonic() + max(SAVED_EVERY, took * _TIMES_AS_LONG)
    crawl.stop()  # says so where nothing else ended it
    _keep(reading, crawl)
    _finish(reading, crawl)
    return was_asked


def broke_off(reading: WebsiteReading) -> None:
    """Say that the process that worked on it is gone; what it saved stays."""
    _let_go(reading, step=Step.STOPPED, sentence=BROKEN_OFF)


def _crawl_of(reading: WebsiteReading) -> Crawl:
    """The reading as it was left, within wider bounds where one held it back."""
    if not reading.state:
        return Crawl(reading.address, limits=Limits().times(reading.rounds))
    crawl = Crawl.from_json(reading.state, limits=Limits().times(reading.rounds))
    if crawl.limit_reached and reading.rounds < MOST_ROUNDS:
        reading.rounds += 1
        reading.save(update_fields=["rounds"])
        crawl = Crawl.from_json(reading.state, limits=Limits().times(reading.rounds))
    crawl.go_on()
    return crawl


def _shall_stop(reading: WebsiteReading) -> bool:
    return WebsiteReading.objects.filter(pk=reading.pk, step=Step.STOPPING).exists()


def _keep(reading: WebsiteReading, crawl: Crawl) -> float:
    """Save how far it is; gives the seconds that took."""
    began, progress = time.monotonic(), crawl.progress
    _save(
        reading,
        state=crawl.to_json(),
        sentence=progress.sentence[:LONGEST_SENTENCE],
        opened=progress.opened,
        waiting=progress.waiting,
        found=progress.found,
        told=crawl.told,
    )
    return time.monotonic() - began


def _finish(reading: WebsiteReading, crawl: Crawl) -> None:
    found = compare(reading, crawl.pages)  # takes long, so nobody waits for it
    is_over = crawl.limit_reached and reading.rounds >= MOST_ROUNDS
    with transaction.atomic():
        keep_suggestions(reading, found)
        if crawl.state.is_complete or is_over:
            _let_go(reading, step=Step.DONE, state={})
        else:
            _let_go(reading, step=Step.STOPPED)


def _let_go(reading: WebsiteReading, **values: Any) -> None:
    _save(reading, process="", **values)


def _save(reading: WebsiteReading, **values: Any) -> None:
    """Save these columns: what the page says meanwhile, in others, stays."""
    values["changed_at"] = timezone.now()
    for name, value in values.items():
        setattr(reading, name, value)
    reading.save(update_fields=[*values])
