"""A mail to whoever began long work, once it is done."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from accounts.notices import send_now
from agency.context_processors import the_agency
from agency.models import User
from records.addresses import absolute

LONGEST_NAME = 80


def mail_about(user: User, subject: str, template: str, path: str, **context: Any) -> bool:
    """
    Mail the text of a template; whether a mail went out: not without mail or an address.

    `path` leads to the page of the work; the template has it whole as `address`, and `agency`.
    """
    if not (settings.MAIL_IS_SET and user.email):
        return False
    context |= {"address": absolute(path), "agency": the_agency()}
    text = render_to_string(template, context)
    return send_now(EmailMessage(" ".join(subject.split()), text, to=[user.email]))


def shortened(name: str) -> str:
    """A name that has room in a subject."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
