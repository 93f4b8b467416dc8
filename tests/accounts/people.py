"""What tests of signing in do again and again."""

import re
import threading
from datetime import timedelta

from auditlog.models import LogEntry
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import FailedAttempts
from agency.models import User


def let_pass(**time) -> None:
    """As if so much time had gone by since every failure."""
    for row in FailedAttempts.objects.all():
        row.last_at -= timedelta(**time)
        row.save()


def code_of(user: User, *, later: int = 0) -> str:
    """What the telephone shows, now or `later` codes on; the portal takes the next one too."""
    device = TOTPDevice.objects.get(user=user)
    return f"{totp(device.bin_key, t0=-30 * later):06}"


def with_telephone(user: User) -> User:
    """The person, with a telephone that was set up some time ago."""
    TOTPDevice.objects.create(user=user, confirmed=True)
    return user


def is_signed_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def codes_on(response) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<code[^>]*>([\w-]+)</code>", response.content.decode())


def events() -> list[str]:
    """What happened around signing in, as the log has it."""
    entries = LogEntry.objects.order_by("pk").values_list("additional_data__event", flat=True)
    return [event for event in entries if event]


def wait_for_mail() -> None:
    """Until what is sent beside the requests has gone."""
    for thread in threading.enumerate():
        if thread.name == "account-mail":
            thread.join(timeout=300)
