"""Between the two steps: whose password was right, and where to go on. Nobody is signed in yet."""

import time

from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from agency.models import User

KEY = "partial_login"
LIFE = 600  # seconds


def begin(request: HttpRequest, user: User, address: str, *, proved: bool = False) -> None:
    """
    The password was right; `address` is where the person wants to go, checked already.

    `proved`: the code of the telephone was right as well.
    """
    request.session.cycle_key()
    request.session[KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "at": time.time(),
        "address": address,
        "proved": proved,
    }


def user(request: HttpRequest) -> User | None:
    """Who is between the steps; None too when it took too long or the password changed since."""
    half = request.session.get(KEY)
    if not half or time.time() - half["at"] > LIFE:
        return None
    user = User.objects.filter(pk=half["user"], is_active=True, is_staff=True).first()
    if user and constant_time_compare(half["password"], user.get_session_auth_hash()):
        return user
    return None


def is_proved(request: HttpRequest) -> bool:
    """Whether the second step is done already."""
    return request.session.get(KEY, {}).get("proved", False)


def address(request: HttpRequest) -> str:
    """Where the person wanted to go."""
    return request.session.get(KEY, {}).get("address") or reverse("admin:index")
