"""Where a request comes from. The address itself is never stored, only a keyed hash of it."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def address_of(request: HttpRequest) -> str:
    """
    The address of the person, as the outermost of our own proxies saw it.

    Each proxy adds the address that it was asked from to the end of X-Forwarded-For; what stands
    further left may have been made up by anybody. An IPv6 address counts as its network (/64),
    of which one household has as many addresses as it likes.
    """
    found = request.META.get("REMOTE_ADDR", "")
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.PROXIES_IN_FRONT
    if proxies and len(forwarded) >= proxies:
        found = forwarded[-proxies]
    try:
        address = ip_address(found)
    except ValueError:
        return UNKNOWN
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network(f"{address}/64", strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
