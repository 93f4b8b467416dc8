"""What robots.txt of an old website allows, read from our own request of it."""

from old_website.crawling.fetching import AGENT
from old_website.crawling.robots_rules import read_rules

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
    """
    The rules of one website for this program.

    `sitemaps` are the addresses that it names, `pause` how many seconds it asks for between two
    requests; 0 where it says nothing.
    """

    def __init__(self, text: str):
        self._rules, self.sitemaps = read_rules(text, AGENT)
        self.pause = self._rules.pause

    def allows(self, url: str) -> bool:
        """Whether an address may be opened."""
        return self._rules.allows(url)
