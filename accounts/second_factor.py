"""
The second step of signing in: a code of the person's telephone (TOTP, RFC 6238), or one of the
recovery codes that were shown once when the telephone was set up.
"""

import secrets
from base64 import b32encode

import segno
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import RecoveryCode
from agency.models import User
from agency.roles import CLERK
from records.audit import note_event
from thai.digits import to_arabic_digits

CODES = 10
FEW = 3  # codes left, at which the person is told
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike on paper
_LENGTH = 12  # 59 bits


def is_required_of(user: User) -> bool:
    """Whether the person may do more than a clerk, and so needs a second step."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    return (
        user.is_superuser
        or user.groups.exclude(name=CLERK).exists()
        or user.user_permissions.exists()
    )


def device_of(user: User) -> TOTPDevice | None:
    """The telephone that the person signs in with, if one is set up."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


@transaction.atomic
def new_device(user: User) -> TOTPDevice:
    """The telephone that is being set up: the same until its first code was right."""
    # No rule of the table says that there is one: whoever asks at the same moment waits here.
    User.objects.select_for_update().get(pk=user.pk)
    return _being_set_up(user) or TOTPDevice.objects.create(user=user, confirmed=False)


def _being_set_up(user: User) -> TOTPDevice | None:
    unconfirmed = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False)
    return unconfirmed.order_by("pk").first()


def key_text(device: TOTPDevice) -> str:
    """The secret as it is typed into an app, in groups of four."""
    key = b32encode(device.bin_key).decode()
    return " ".join(key[i : i + 4] for i in range(0, len(key), 4))


def qr_code(device: TOTPDevice) -> str:
    """The secret as a QR code, a data: address of an SVG picture drawn here."""
    return segno.make(device.config_url, error="m").svg_data_uri(border=4, scale=1, light="#fff")


@transaction.atomic
def confirm(user: User, typed: str) -> list[str] | None:
    """
    Finish setting up with the first code; the recovery codes to show once, None if it was wrong.

    Whatever was set up before ends, and so do the person's sign-ins elsewhere.
    """
    device = _being_set_up(user)
    if device is None or not device.verify_token(_digits(typed)):
        return None
    for old in TOTPDevice.objects.filter(user=user, confirmed=True):
        old.delete()
    device.confirmed = True
    device.save()
    end_sessions(user)
    note_event("second-factor-set", user)
    return make_recovery_codes(user)


@transaction.atomic
def verify(user: User, typed: str) -> TOTPDevice | None:
    """
    The person's device, if `typed` is its code of this minute or an unused recovery code.

    Either works once: django-otp remembers the time of the last code, a recovery code goes.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return None
    digits = _digits(typed)
    if len(digits) == device.digits and digits.isdecimal():
        return device if device.verify_token(digits) else None
    return device if _use_recovery_code(user, typed) else None


def _use_recovery_code(user: User, typed: str) -> bool:
    letters = "".join(typed.lower().split()).replace("-", "")
    if len(letters) != _LENGTH:
        return False
    # The device's row is locked by the caller: nobody uses the same code at the same time.
    for code in RecoveryCode.objects.filter(user=user):
        if check_password(letters, code.code):
            code.delete()
            note_event("recovery-code-used", user)
            return True
    return False


@transaction.atomic
def make_recovery_codes(user: User) -> list[str]:
    """A new sheet of recovery codes; the old sheet ends. Only hashes are stored."""
    for old in RecoveryCode.objects.filter(user=user):
        old.delete()
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(CODES)]
    for code in codes:
        RecoveryCode.objects.create(user=user, code=make_password(code))
    note_event("recovery-codes-made", user)
    return ["-".join((code[:4], code[4:8], code[8:])) for code in codes]


@transaction.atomic
def remove(user: User) -> bool:
    """Take the second step away, with its codes and all sign-ins; False if there was none."""
    devices = list(TOTPDevice.objects.filter(user=user))
    for row in [*devices, *RecoveryCode.objects.filter(user=user)]:
        row.delete()
    if not any(device.confirmed for device in devices):
        return False
    end_sessions(user)
    note_event("second-factor-removed", user)
    return True


def end_sessions(user: User) -> None:
    """All sign-ins of the person up to now end with their next request."""
    user.sessions_from = timezone.now()
    user.save(update_fields=["sessions_from"])


def _digits(typed: str) -> str:
    return "".join(to_arabic_digits(typed).split())
