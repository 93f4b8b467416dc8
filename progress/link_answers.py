"""What the answer of a web server means to a person who would open the address."""

from dataclasses import dataclass

from agency.own_site import host_of
from progress.link_guard import ascii_path
from progress.models import LinkCheck

Outcome = LinkCheck.Outcome

# Only these two say for certain that the document is not there; other refusals may be for robots.
_GONE = {404: "ไม่พบหน้านี้", 410: "หน้านี้ถูกลบแล้ว"}
_REFUSALS = {
    401: "เว็บไซต์ขอให้เข้าสู่ระบบก่อน",
    403: "เว็บไซต์ไม่ให้โปรแกรมเปิด",
    429: "เว็บไซต์ขอให้โปรแกรมลองใหม่ภายหลัง",
}
# What guards a site against robots says so in its answers, whatever their status.
_GUARDED_BY = (b"cf-mitigated", b"x-sucuri-block", b"x-datadome")
_CHALLENGES = (b"just a moment...", b"/cdn-cgi/challenge-platform/", b"_incapsula_resource")
_BLOCKED_NOTE = "เว็บไซต์ป้องกันไม่ให้โปรแกรมเปิด"


@dataclass(frozen=True)
class Answer:
    """What one request brought; `body` is its beginning, `headers` have small letters."""

    status: int
    headers: dict[bytes, str]
    body: bytes = b""

    @property
    def location(self) -> str:
        moved = self.status in (301, 302, 303, 307, 308)
        return self.headers.get(b"location", "") if moved else ""

    @property
    def retry_after(self) -> str:
        return self.headers.get(b"retry-after", "")


def outcome_of(url: str, final_url: str, answer: Answer) -> tuple[str, str]:
    """The outcome of a visit, and the Thai note about it; `final_url` is where `url` led."""
    if _is_guarded(answer):
        return Outcome.BLOCKED, _BLOCKED_NOTE
    if not 200 <= answer.status < 300:
        return _of_failure(answer.status)
    if _place(url) != _place(final_url):
        return Outcome.MOVED, "เปิดแล้วไปอยู่ที่หน้าอื่น"
    return Outcome.OK, ""


def _of_failure(status: int) -> tuple[str, str]:
    if status in _GONE:
        return Outcome.DEAD, _GONE[status]
    if 500 <= status < 600:
        return Outcome.SILENT, f"เว็บไซต์ขัดข้อง (รหัส {status})"
    return Outcome.BLOCKED, _REFUSALS.get(status, f"เว็บไซต์ตอบโปรแกรมด้วยรหัส {status}")


def _is_guarded(answer: Answer) -> bool:
    if any(name in answer.headers for name in _GUARDED_BY):
        return True
    beginning = answer.body[:20_000].lower()
    return any(sign in beginning for sign in _CHALLENGES)


def _place(url: str) -> tuple[str, str, str]:
    """What has to stay the same: http or https, www and a final slash do not matter."""
    path, _, query = ascii_path(url).partition("?")
    return host_of(url), path.rstrip("/"), query
