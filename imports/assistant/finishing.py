"""Telling a person by mail that long work on a file is done."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.notices import send_now
from agency.context_processors import the_agency
from imports.models import OfficeImport
from records.addresses import absolute

SUBJECT = "แฟ้ม “{name}”: {step}"
LONGEST_NAME = 80


def tell_owner(one: OfficeImport) -> bool:
    """Mail how far the import is; whether a mail went out. None without mail or an address."""
    if not (settings.MAIL_IS_SET and one.owner.email):
        return False
    step = one.Step(one.step).label
    context = {
        "one": one, "step": step, "agency": the_agency(),
        "address": absolute(reverse("imports:one", args=[one.pk])),
    }  # fmt: skip
    name = str(one) if len(str(one)) <= LONGEST_NAME else str(one)[: LONGEST_NAME - 1] + "…"
    subject = " ".join(SUBJECT.format(name=name, step=step).split())
    text = render_to_string("mail/import_done.txt", context)
    return send_now(EmailMessage(subject, text, to=[one.owner.email]))
