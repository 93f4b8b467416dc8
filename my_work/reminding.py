"""Reminders of a year: what each division is told, by mail and on paper."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from agency.context_processors import the_agency
from agency.models import Division, FiscalYear, User
from my_work.year_work import YearWork, load_year_work, readiness_by_division
from progress.models import Reminder
from progress.reminders import DueDate, due_dates, not_yet_sent
from records.addresses import absolute


@dataclass(frozen=True)
class Digest:
    """Everything that one division still has to do, by due date."""

    fiscal_year: FiscalYear
    division: Division
    dates: list[DueDate]
    new: list[tuple[DueDate, Reminder.Stage]]
    recipients: list[str]

    @property
    def subject(self) -> str:
        number = sum(len(each.tasks) for each in self.dates)
        return f"แจ้งเตือนงาน ITA ปีงบประมาณ {self.fiscal_year}: {self.division} เหลือ {number} รายการ"

    @property
    def text(self) -> str:
        """The words of the mail."""
        address = absolute(f"{reverse('admin:index')}?year={self.fiscal_year}")
        context = {"digest": self, "agency": the_agency(), "address": address}
        return render_to_string("mail/reminder.txt", context)


def digests(fiscal_year: FiscalYear, work: YearWork | None = None) -> list[Digest]:
    """One digest for each division with unfinished tasks that have a due date."""
    work = work or load_year_work(fiscal_year)
    sent = set(
        Reminder.objects.filter(fiscal_year=fiscal_year).values_list("division", "due_on", "stage")
    )
    addresses = _addresses()
    found = []
    for readiness in readiness_by_division(work):
        division = readiness.part
        dates = due_dates(readiness.tasks)
        if dates:
            sent_already = {(day, stage) for pk, day, stage in sent if pk == division.pk}
            new = not_yet_sent(dates, sent_already)
            found.append(Digest(fiscal_year, division, dates, new, addresses[division.pk]))
    return found


@transaction.atomic
def send(digest: Digest) -> None:
    """
    Send a digest and note it. A second run at the same time finds the notes and stops.

    Raises IntegrityError if another run was faster, OSError or SMTPException if the mail server
    refuses; then nothing is noted, and the next run tries again.
    """
    for each, stage in digest.new:
        Reminder.objects.create(
            fiscal_year=digest.fiscal_year,
            division=digest.division,
            due_on=each.due_on,
            stage=stage,
            recipients=", ".join(digest.recipients),
        )
    EmailMessage(digest.subject, digest.text, to=digest.recipients).send()


def _addresses() -> dict[int, list[str]]:
    """The addresses of each division's people, each once, in one query."""
    people = User.objects.filter(is_active=True, divisions__isnull=False).exclude(email="")
    found: dict[int, list[str]] = defaultdict(list)
    for division, email in people.order_by("pk").values_list("divisions", "email"):
        if email not in found[division]:
            found[division].append(email)
    return found
