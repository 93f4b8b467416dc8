"""
How a new person gets in: by a link to set the own password, or with a first password on paper.

The first password is known to whoever hands it over, so it opens nothing but the page for an own
one (accounts.own_password_page; accounts.session_rules refuses it everywhere else).
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode

from accounts.notices import send_now
from agency.context_processors import the_agency
from agency.models import User
from records.addresses import absolute
from records.audit import note_event
from thai.dates import format_short_thai_date

SUBJECT = "คำเชิญเข้าใช้ระบบหลังบ้าน ITA"
LIFE = timedelta(days=7)  # people are invited before a holiday, too
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike on paper
_LENGTH = 12  # 59 bits


class InvitationTokens(PasswordResetTokenGenerator):
    """Tokens of invitations: used up by setting a password, good for LIFE instead of minutes."""

    key_salt = "accounts.invitations"

    def check_token(self, user: User | None, token: str | None) -> bool:
        """Whether the token was made for the person as the person is now."""
        made, _, _ = (token or "").partition("-")
        try:
            seconds = base36_to_int(made)
        except ValueError:
            return False
        if user is None or self._num_seconds(self._now()) - seconds > LIFE.total_seconds():
            return False
        return any(
            secrets.compare_digest(self._make_token_with_timestamp(user, seconds, key), token or "")
            for key in [self.secret, *self.secret_fallbacks]
        )


invitation_tokens = InvitationTokens()


def mail_is_set() -> bool:
    """Whether the portal sends mail at all."""
    return settings.MAIL_IS_SET


def can_be_invited(person: User) -> bool:
    """Whether a mail is the way for this person: the portal sends mail, and knows where to."""
    return bool(mail_is_set() and person.email)


def invite(person: User) -> bool:
    """Send the link to set the own password; False if the mail server did not take the mail."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("accounts:invitation", args=[uid, invitation_tokens.make_token(person)])
    context = {
        "user": person,
        "address": absolute(path),
        "days": LIFE.days,
        "agency": the_agency(),
        "forgotten": absolute(reverse("accounts:forgotten")),
    }
    text = render_to_string("mail/invitation.txt", context)
    if not send_now(EmailMessage(SUBJECT, text, to=[person.email])):
        return False
    with transaction.atomic():
        person.invited_at = timezone.now()
        person.save(update_fields=["invited_at"])
        note_event("invited", person)
    return True


@transaction.atomic
def give_first_password(person: User) -> str:
    """A new password to hand over, shown once; an older one and all sign-ins end."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    password = "-".join((letters[:4], letters[4:8], letters[8:]))
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    note_event("first-password", person)
    return password


def standing(person: User) -> str:
    """When the person last signed in, or how far somebody has come who never did."""
    if person.last_login:
        return format_short_thai_date(person.last_login)
    if person.must_change_password:
        return "ยังไม่เคย (มีรหัสผ่านแรกเข้าแล้ว)"
    if person.has_usable_password():
        return "ยังไม่เคย (มีรหัสผ่านแล้ว)"
    if person.invited_at:
        return f"ยังไม่เคย (เชิญเมื่อ {format_short_thai_date(person.invited_at)})"
    return "ยังไม่ได้เชิญ เข้าสู่ระบบไม่ได้"
