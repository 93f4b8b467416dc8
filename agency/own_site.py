"""Which web addresses are the agency's own: assessors accept no others."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings

from agency.models import Agency


def own_hosts(agency: Agency | None) -> frozenset[str]:
    """The host names of the agency's website and of this portal, without "www."."""
    addresses = [settings.BASE_URL, agency.website if agency else ""]
    return frozenset(filter(None, (host_of(address) for address in addresses)))


def is_own(address: str, hosts: frozenset[str]) -> bool:
    """Whether an address is on one of the hosts or below it, as ita.x.go.th is below x.go.th."""
    host = host_of(address)
    return any(host == own or host.endswith(f".{own}") for own in hosts)


@lru_cache(maxsize=4096)  # a page of work asks about every evidence of a year
def host_of(address: str) -> str:
    """
    The host name of an address without "www."; "" when there is none.

    In small letters and in ASCII: เทศบาล.ไทย and its xn-- form are one host.
    """
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
        name = host.encode("idna").decode()
    except UnicodeError:
        name = host
    except ValueError:
        return ""
    return name.lower().removeprefix("www.")
