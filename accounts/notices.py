"""Short mails to a person about the own account, sent beside the request."""

import logging
import threading
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from agency.context_processors import the_agency
from agency.models import User
from records.addresses import absolute

logger = logging.getLogger(__name__)


def notify(user: User, what: str) -> None:
    """Tell the person by mail what happened to the account; nothing without mail or address."""
    if settings.MAIL_IS_SET and user.email:
        send_beside(_notice(user, what))


def notify_now(user: User, what: str) -> bool:
    """The same, waiting for the mail server; whether the mail is on its way."""
    return bool(settings.MAIL_IS_SET and user.email) and send_now(_notice(user, what))


def _notice(user: User, what: str) -> EmailMessage:
    address = absolute(reverse("admin:index"))
    context = {"user": user, "what": what, "agency": the_agency(), "address": address}
    text = render_to_string("mail/account_notice.txt", context)
    return EmailMessage(f"แจ้งเพื่อทราบ: {what}", text, to=[user.email])


def send_beside(message: EmailMessage) -> threading.Thread:
    """
    Send in a thread of its own.

    The answer to the browser must not wait for the mail server: how long it takes would tell
    whether there was somebody to write to.
    """
    thread = threading.Thread(target=send_now, args=(message,), name="account-mail")
    thread.start()
    return thread


def send_now(message: EmailMessage) -> bool:
    """Send and wait; False if the mail server did not take it, which the server's log explains."""
    try:
        return bool(message.send())
    except (OSError, SMTPException):
        # Never the recipient or the text: the text may hold a link that signs in.
        logger.exception("A mail about an account could not be sent")
        return False
