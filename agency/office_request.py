"""What views behind the sign-in of the back office receive."""

from django.http import HttpRequest

from agency.models import User


class OfficeRequest(HttpRequest):
    """A request of somebody signed in, for type hints: `admin_view` lets nobody else through."""

    user: User
