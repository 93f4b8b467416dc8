"""
How long a sign-in lasts, and who needs a second step. A session that breaks a rule is nobody's.

The rules are asked when something looks at `request.user`, as Django itself asks the session:
public pages never do.
"""

import time
from functools import partial
from typing import cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django_otp.middleware import is_verified

from accounts.second_factor import is_required_of
from agency.models import User

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"  # in the session, seconds since 1970
SEEN_EVERY = 300  # seconds between two notes that the person is still there


class SessionRules:
    """Middleware behind those of Django's authentication and of django-otp."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        rules = partial(_user_by_the_rules, request, request.user)
        request.user = cast("User", SimpleLazyObject(rules))
        response = self.get_response(request)
        _note_that_the_person_is_there(request)
        return response


def note_sign_in(sender, request: HttpRequest, user, **kwargs) -> None:
    """When somebody signs in (signal of django.contrib.auth): the clocks start."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = time.time()


def _user_by_the_rules(request: HttpRequest, user):
    if user.is_authenticated and not _holds(request, user):
        request.session.flush()
        return AnonymousUser()
    return user


def _holds(request: HttpRequest, user: User) -> bool:
    now = time.time()
    signed_in_at = request.session.get(SIGNED_IN_AT, 0)
    if now - signed_in_at > settings.SESSION_LONGEST:
        return False
    if now - request.session.get(SEEN_AT, 0) > settings.SESSION_COOKIE_AGE:
        return False
    if user.sessions_from and signed_in_at < user.sessions_from.timestamp():
        return False
    if user.must_change_password:
        return False
    return is_verified(user) or not is_required_of(user)


def _note_that_the_person_is_there(request: HttpRequest) -> None:
    """Each note saves the session, and saving starts SESSION_COOKIE_AGE anew."""
    session = request.session
    if session.accessed and SESSION_KEY in session:
        now = time.time()
        if now - session.get(SEEN_AT, now) > SEEN_EVERY:
            session[SEEN_AT] = now
