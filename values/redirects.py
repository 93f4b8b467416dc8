"""Addresses that a program has wrapped: Google, Facebook and Outlook count who follows a link."""

import re
from urllib.parse import parse_qs

from values.address_parts import parts_of

# Host and path of those who wrap, and the name of the query's part that holds the address.
_WRAPPING = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}/url"), ("q", "url")),
    (re.compile(r"lm?\.(?:facebook|messenger|instagram)\.com/(?:l\.php)?"), ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com/redirect"), ("q",)),
    (re.compile(r"[a-z0-9.-]+\.safelinks\.protection\.outlook\.com/"), ("url",)),
)


def unwrapped(url: str) -> str:
    """The address to which a wrapped one leads; any other one as it is."""
    parts = parts_of(url)
    if parts is None:
        return url
    place = f"{parts.netloc}{parts.path}".casefold()
    for pattern, names in _WRAPPING:
        if not pattern.fullmatch(place):
            continue
        said = parse_qs(parts.query)
        for name in names:
            inner = said.get(name, [""])[0]
            if inner.startswith(("http://", "https://")):
                return inner
    return url
