"""Web addresses as people type and paste them, mended where there is no doubt what was meant."""

import re

# Seen nowhere, but copied along from web pages and chats.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\r\n\t]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)


def mended_address(text: str) -> str:
    """
    The address without spaces around it, with https:// if it begins with a host name, and with
    the spaces of its path percent-encoded. What is no address stays one that is refused.
    """
    address = _INVISIBLE.sub("", text).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    elif "." in address.partition("/")[0] and not _SCHEME.match(address):
        address = f"https://{address}"
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return scheme + mark + host + slash + path.replace(" ", "%20")
