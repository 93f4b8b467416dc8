"""Telling a person by mail that long work on a file is done."""

from django.urls import reverse

from imports.models import OfficeImport
from imports.telling import mail_about, shortened

SUBJECT = "แฟ้ม “{name}”: {step}"


def tell_owner(one: OfficeImport) -> bool:
    """Mail how far the import is; whether a mail went out."""
    step = one.Step(one.step).label
    subject = SUBJECT.format(name=shortened(str(one)), step=step)
    path = reverse("imports:one", args=[one.pk])
    return mail_about(one.owner, subject, "mail/import_done.txt", path, one=one, step=step)
