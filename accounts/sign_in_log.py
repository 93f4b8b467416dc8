"""Signing in and out in the one log: who, when, with what result. Never what was typed."""

import logging

from agency.models import User
from records.audit import note_event

logger = logging.getLogger(__name__)


def note_failure(username: str, event: str = "sign-in-failed") -> None:
    """
    A proof was wrong. `username` is used to find the account, and not kept.

    A name that nobody has may be a password in the wrong box, and a flood of made-up names
    would bury the log: it leaves a line without the name in the server's own log only.
    """
    user = User.objects.filter(username=username).first()
    if user:
        note_event(event, user)
    else:
        logger.warning("Sign-in refused: no such account")


def note_sign_out(sender, request, user, **kwargs) -> None:
    """After somebody signed out (signal of django.contrib.auth)."""
    if user:
        note_event("sign-out", user, by=user)
