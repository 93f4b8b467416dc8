"""How much of an old website is read, and how politely."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Limits:
    """Bounds of one reading; seconds and bytes count over all its parts, also after a pause."""

    requests: int = 600
    pages: int = 5_000  # found in all, opened or only linked to
    depth: int = 6
    sitemaps: int = 20
    rest_pages: int = 10  # of each kind that WordPress lists
    page_bytes: int = 2_000_000
    list_bytes: int = 10_000_000  # of a sitemap or a list of WordPress, unpacked
    all_bytes: int = 300_000_000
    page_seconds: float = 20
    all_seconds: float = 3_600
    pause: float = 1.0  # seconds between two requests
    longest_pause: float = 10  # however much robots.txt asks for
    failures: int = 5  # in a row, then the website is let alone

    def times(self, rounds: int) -> "Limits":
        """Bounds of a reading that somebody let go on so many times: requests, bytes, seconds."""
        return replace(
            self,
            requests=self.requests * rounds,
            all_bytes=self.all_bytes * rounds,
            all_seconds=self.all_seconds * rounds,
        )


MOST_OF_ONE_SHAPE = 200  # addresses that differ in numbers and values only
MOST_OF_A_CALENDAR = 12
LONGEST_ADDRESS = 2_000
