"""
What is known of the web address of an evidence, from all that opened it: one judgement.

Every page, finding, table and count that says something of a link says it from here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from django.utils import timezone

from progress.models.link_check import LinkCheck
from thai.dates import format_short_thai_date

Outcome = LinkCheck.Outcome

# A website that does not answer is called dead once this lies between the first and the last of
# its failing visits. The timer visits every night: one bad night accuses nobody.
DEAD_AFTER = timedelta(days=3)
# How long the word of a person who opened the address stands. Documents on office sites are moved
# about once a fiscal year; within a quarter somebody looks again.
PERSON_COUNTS_FOR = timedelta(days=90)


class LinkState(Enum):
    """
    FILE: no web address, nothing to open. UNCHECKED: nobody has opened it yet.
    WORKS: it opens. MOVED: it opens, but at another address, or at the home page of the site.
    UNSURE: a robot cannot tell (blocked, or silent for less than DEAD_AFTER); a person has to look.
    LOGIN: readers meet a page to sign in. DEAD: readers find nothing there.
    """

    FILE = "file"
    UNCHECKED = "unchecked"
    WORKS = "works"
    MOVED = "moved"
    UNSURE = "unsure"
    LOGIN = "login"
    DEAD = "dead"


class Visited(Protocol):
    """A LinkCheck, whole or summed up."""

    @property
    def url(self) -> str: ...

    @property
    def checked_at(self) -> datetime: ...

    @property
    def since(self) -> datetime | None: ...

    @property
    def outcome(self) -> str: ...

    @property
    def note(self) -> str: ...

    @property
    def final_url(self) -> str: ...


class Looked(Protocol):
    """A ManualLinkCheck, whole or summed up."""

    @property
    def url(self) -> str: ...

    @property
    def checked_at(self) -> datetime: ...

    @property
    def works(self) -> bool: ...

    @property
    def note(self) -> str: ...


class Linked(Protocol):
    """An evidence with the last visit of either kind, whole or summed up."""

    @property
    def url(self) -> str: ...

    @property
    def last_link_check(self) -> Visited | None: ...

    @property
    def last_manual_check(self) -> Looked | None: ...


@dataclass(frozen=True, slots=True)
class LinkJudgement:
    """
    `state`, the moment since which it is so (None: nobody knows), why, and where it leads.

    `by_person`: it rests on the word of a person of the office. `at`: the visit it rests on.
    """

    state: LinkState
    since: datetime | None = None
    at: datetime | None = None
    reason: str = ""
    final_url: str = ""
    by_person: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether readers cannot get at the document: it proves nothing until this is mended."""
        return self.state in (LinkState.DEAD, LinkState.LOGIN)

    @property
    def needs_person(self) -> bool:
        """Whether somebody of the office has to open it to know."""
        return self.state in (LinkState.UNSURE, LinkState.UNCHECKED)

    @property
    def words(self) -> str:
        """What readers and staff are told, without the name of a person; "" for a file."""
        if self.state is LinkState.WORKS and self.by_person:
            return f"เจ้าหน้าที่เปิดดูแล้วใช้ได้ เมื่อ {_day(self.at)}"
        words = _WORDS[self.state]
        if self.is_broken:
            return f"{words}ตั้งแต่ {_day(self.since)}"
        return f"{words} {_day(self.at)}" if self.at else words


_WORDS = {
    LinkState.FILE: "",
    LinkState.UNCHECKED: "ยังไม่ได้ตรวจลิงก์",
    LinkState.WORKS: "ตรวจลิงก์แล้วเปิดได้",
    LinkState.MOVED: "ลิงก์พาไปหน้าอื่น ตรวจเมื่อ",
    LinkState.UNSURE: "ยังตรวจลิงก์ไม่ได้ ลองเมื่อ",
    LinkState.LOGIN: "ต้องเข้าสู่ระบบก่อนจึงเปิดได้ ",
    LinkState.DEAD: "ลิงก์เสีย",
}
_STATES = {
    Outcome.OK: LinkState.WORKS,
    Outcome.MOVED: LinkState.MOVED,
    Outcome.HOME: LinkState.MOVED,
    Outcome.DEAD: LinkState.DEAD,
    Outcome.MISSING: LinkState.DEAD,
    Outcome.REFUSED: LinkState.DEAD,
    Outcome.LOGIN: LinkState.LOGIN,
    Outcome.BLOCKED: LinkState.UNSURE,
}


def judgement_of(evidence: Linked) -> LinkJudgement:
    """
    The one judgement about the link of an evidence; its states are told at LinkState.

    Costs no query when `last_link_check` and `last_manual_check` are loaded. What was found at
    an address that the evidence no longer has does not count.

    A person's word counts for PERSON_COUNTS_FOR. Within that time only these overrule it, if
    they are later: the server says 404 or 410; it has fallen silent for DEAD_AFTER since; and,
    where the person said that it does not work, the robot finds it working after it had not.
    """
    if not evidence.url:
        return LinkJudgement(LinkState.FILE)
    visit, look = evidence.last_link_check, evidence.last_manual_check
    if visit is not None and visit.url != evidence.url:
        visit = None
    if look is not None and look.url != evidence.url:
        look = None
    is_fresh = look is not None and look.checked_at > timezone.now() - PERSON_COUNTS_FOR
    if look is not None and is_fresh and not (visit and _overrules(visit, look)):
        return _by_person(look, visit)
    if visit is None:
        return LinkJudgement(LinkState.UNCHECKED)
    return _by_robot(visit, look)


def dead_since(evidence: Linked) -> datetime | None:
    """Since when readers cannot open the address of an evidence; None while they can."""
    judgement = judgement_of(evidence)
    return judgement.since if judgement.is_broken else None


def _overrules(visit: Visited, look: Looked) -> bool:
    if visit.checked_at <= look.checked_at:
        return False
    if visit.outcome == Outcome.DEAD:
        return True
    began_later = _began(visit) > look.checked_at
    if visit.outcome == Outcome.OK:
        return began_later
    return began_later and visit.outcome == Outcome.SILENT and _is_given_up(visit)


def _by_person(look: Looked, visit: Visited | None) -> LinkJudgement:
    since = look.checked_at
    if not look.works and visit is not None and _state(visit) is not LinkState.WORKS:
        since = min(since, _began(visit))
    return LinkJudgement(
        state=LinkState.WORKS if look.works else LinkState.DEAD,
        since=since,
        at=look.checked_at,
        reason=look.note or ("" if look.works else "เจ้าหน้าที่เปิดดูแล้วใช้ไม่ได้"),
        by_person=True,
    )


def _by_robot(visit: Visited, look: Looked | None) -> LinkJudgement:
    since = _began(visit)
    if look is not None and look.works and look.checked_at < visit.checked_at:
        since = max(since, look.checked_at)  # it still opened for a person then
    return LinkJudgement(
        state=_state(visit),
        since=since,
        at=visit.checked_at,
        reason=visit.note or str(Outcome(visit.outcome).label),
        final_url=visit.final_url,
    )


def _state(visit: Visited) -> LinkState:
    if visit.outcome == Outcome.SILENT:
        return LinkState.DEAD if _is_given_up(visit) else LinkState.UNSURE
    return _STATES[Outcome(visit.outcome)]


def _began(visit: Visited) -> datetime:
    return visit.since or visit.checked_at


def _is_given_up(visit: Visited) -> bool:
    return visit.checked_at - _began(visit) >= DEAD_AFTER


def _day(moment: datetime | None) -> str:
    return format_short_thai_date(timezone.localdate(moment)) if moment else ""
