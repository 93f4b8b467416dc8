"""Whole addresses, as other programs need them."""

from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    """
    The address of a path of this portal, whichever host name the request came by.

    What is whole already, such as the web address of an evidence, stays as it is.
    """
    return settings.BASE_URL + path if path.startswith("/") else path


def host() -> str:
    """The portal's host name: the second half of the identifiers that it gives out."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"
