"""Telling a person by mail that an old website was read."""

from django.urls import reverse

from imports.telling import mail_about, shortened
from old_website.models import WebsiteReading, WebsiteSuggestion

SUBJECT = "เว็บไซต์เดิม “{name}”: {step}"


def tell_owner(reading: WebsiteReading) -> bool:
    """Mail what was found; whether a mail went out."""
    step = reading.Step(reading.step).label
    subject = SUBJECT.format(name=shortened(str(reading)), step=step)
    path = reverse("website:one", args=[reading.pk])
    waiting = reading.suggestions.filter(state=WebsiteSuggestion.State.OPEN).count()
    template = "mail/website_read.txt"
    return mail_about(
        reading.owner, subject, template, path, reading=reading, step=step, waiting=waiting
    )
