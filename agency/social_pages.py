"""Which addresses lie on the office's own pages in social networks."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from agency.models import SocialLink
from agency.own_site import host_of

# The same page for telephones and in other languages, and the names that networks changed.
_SAME_PAGE = re.compile(r"^(?:m|web|mobile|mbasic|[a-z]{2}-[a-z]{2})\.(?=[^.]+\.)")
_SAME_NETWORK = {"fb.com": "facebook.com", "twitter.com": "x.com"}


@dataclass(frozen=True)
class SocialPage:
    """The place of a page in a social network."""

    host: str
    path: str
    query: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, address: str) -> "SocialPage | None":
        """None for what is no address."""
        host = _SAME_PAGE.sub("", host_of(address))
        if not host:
            return None
        parts = urlsplit(address)
        path = posixpath.normpath(f"/{unquote(parts.path)}").strip("/").casefold()
        return cls(_SAME_NETWORK.get(host, host), path, frozenset(parse_qsl(parts.query)))

    def holds(self, other: "SocialPage") -> bool:
        """
        Whether the other place is this page or lies below it.

        The front page of a network is nobody's: nothing lies below it. A page that is named by
        its query (profile.php?id=…) is known by it.
        """
        if self.host != other.host or not self.query <= other.query:
            return False
        if self.path == other.path:
            return True
        return bool(self.path) and not self.query and other.path.startswith(f"{self.path}/")


def social_pages() -> frozenset[SocialPage]:
    """The pages that the office tells of itself. One query."""
    addresses = SocialLink.objects.values_list("url", flat=True)
    return frozenset(filter(None, map(SocialPage.of, addresses)))


def is_on_one_of(address: str, pages: Iterable[SocialPage]) -> bool:
    """Whether an address is one of the pages or lies below it."""
    place = SocialPage.of(address)
    return place is not None and any(page.holds(place) for page in pages)
