"""Whether enough members came: counted from the minutes, by the committee's own rule."""

from dataclasses import dataclass, replace

from meetings.models import Attendance, Committee, Meeting, QuorumRule
from thai.likeness import key_of, name_key


@dataclass(frozen=True)
class Quorum:
    """What was counted. `members` is None where nobody told how many the committee has."""

    came: int
    members: int | None
    needed: int | None
    rule: str
    is_checked: bool = True

    @property
    def is_met(self) -> bool | None:
        """Whether enough came; None where it cannot be told."""
        return None if self.needed is None else self.came >= self.needed

    @property
    def sentence(self) -> str:
        """What was counted, and what follows from it; of a draft nothing does."""
        if not self.is_checked:
            needed = f" องค์ประชุม {self.needed} คนขึ้นไป ({self.rule})" if self.needed else ""
            return f"รายงานยังเป็นร่าง รายชื่อผู้มาประชุมจึงยังไม่ได้ตรวจ{needed}"
        if self.needed is None:
            return f"ผู้มาประชุม {self.came} คน ยังไม่ทราบจำนวนกรรมการ จึงบอกไม่ได้ว่าครบองค์ประชุมหรือไม่"
        of = f" จากกรรมการ {self.members} คน" if self.members is not None else ""
        met = "ครบองค์ประชุม" if self.is_met else "ไม่ครบองค์ประชุม"
        return (
            f"{met}: ผู้มาประชุมตามรายงาน {self.came} คน{of} ต้องมี {self.needed} คนขึ้นไป ({self.rule})"
        )


def quorum_of(meeting: Meeting) -> Quorum:
    """The quorum of a stored meeting; a draft names those who are expected, whoever came."""
    counted = count_quorum(
        meeting.committee, meeting.committee.members.count(), meeting.present, meeting.absent
    )
    return replace(counted, is_checked=meeting.state != Meeting.State.DRAFT)


def count_quorum(
    committee: Committee, members: int, present: list[Attendance], absent: list[Attendance]
) -> Quorum:
    """
    Who came are those under ผู้มาประชุม, each person once. The number of members is that of the
    committee's list; without one, of those who came or are missed in the minutes.
    """
    came = len({_who(row) for row in present})
    if not members and absent:
        members = came + len({_who(row) for row in absent})
    return Quorum(came, members or None, _needed(committee, members), _rule(committee))


def _who(row: Attendance) -> str:
    return name_key(row.name) or key_of(row.post)


def _rule(committee: Committee) -> str:
    return committee.get_quorum_rule_display()


def _needed(committee: Committee, members: int) -> int | None:
    """How many have to come; None where the share is of a number that nobody knows."""
    if committee.quorum_rule == QuorumRule.NUMBER:
        return committee.quorum_number
    if not members:
        return None
    return {
        QuorumRule.HALF: -(-members // 2),
        QuorumRule.MORE_THAN_HALF: members // 2 + 1,
        QuorumRule.TWO_THIRDS: -(-2 * members // 3),
    }[QuorumRule(committee.quorum_rule)]
