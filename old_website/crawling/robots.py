"""What robots.txt of an old website allows, read from our own request of it."""

from urllib.robotparser import RobotFileParser

from old_website.crawling.fetching import AGENT

MOST_CHARACTERS = 500_000
NOTHING = "User-agent: *\nDisallow: /"

REFUSED = "เว็บไซต์ขอไม่ให้โปรแกรมเปิดหน้านี้ (robots.txt)"
ALL_REFUSED = (
    "เว็บไซต์ขอไม่ให้โปรแกรมอ่าน (robots.txt) หากเป็นเว็บไซต์ของหน่วยงานเอง กรุณาให้ผู้ดูแลเว็บไซต์อนุญาตโปรแกรมชื่อ "
    f"{AGENT} ก่อน"
)


def text_of(status: int, body: bytes) -> str:
    """
    The rules as text, from the answer to a request of robots.txt.

    Refused or out of order means that nothing may be read, missing that all may (RFC 9309).
    """
    if status in (401, 403) or status >= 500:
        return NOTHING
    if not 200 <= status < 300:
        return ""
    return body[:MOST_CHARACTERS].decode("utf-8-sig", "replace").replace("\0", "")


class Robots:
    """The rules of one website for this program."""

    def __init__(self, text: str):
        self._rules = RobotFileParser()
        self._rules.parse(text.splitlines())

    def allows(self, url: str) -> bool:
        """Whether an address may be opened."""
        return self._rules.can_fetch(AGENT, url)

    @property
    def sitemaps(self) -> list[str]:
        """The addresses of sitemaps that it names."""
        return list(self._rules.site_maps() or ())

    @property
    def pause(self) -> float:
        """How many seconds it asks for between two requests; 0 where it says nothing."""
        rate = self._rules.request_rate(AGENT)
        asked = float(self._rules.crawl_delay(AGENT) or 0)
        return max(asked, rate.seconds / rate.requests if rate and rate.requests else 0)
