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
        address = absolute(reverse("admin:index"))
        context = {"user": user, "what": what, "agency": the_agency(), "address": address}
        text = render_to_string("mail/account_notice.txt", context)
        send_beside(EmailMessage(f"แจ้งเพื่อทราบ: {what}", text, to=[user.email]))


def send_beside(message: EmailMessage) -> threading.Thread:
    """
    Send in a thread of its own.

    The answer to the browser must not wait for the mail server: how long it takes would tell
    whether there was somebody to write to.
    """
    thread = threading.Thread(target=_send, args=(message,), name="account-mail")
    thread.start()
    return thread


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException):
        # Never the recipient or the text: the text may hold a link that signs in.
        logger.exception("A mail about an account could not be sent")
