"""Where somebody lands who signed in without having asked for a page."""

from collections.abc import Callable

from django.urls import reverse

from agency.models import User

Leader = Callable[[User], str]
_leaders: list[Leader] = []


def lead_after_sign_in(leader: Leader) -> None:
    """From now on `leader` is asked for the address of a person; it says "" where it has none."""
    if leader not in _leaders:
        _leaders.append(leader)


def landing_address(user: User, asked_for: str) -> str:
    """The address that was asked for; in place of the first page, what somebody leads to."""
    first_page = reverse("admin:index")
    if asked_for != first_page:
        return asked_for
    return next(filter(None, (leader(user) for leader in _leaders)), first_page)
