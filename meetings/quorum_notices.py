"""What is odd in who came and how they voted: too few for the committee, more votes than people."""

from collections.abc import Iterator

from catalogue.notices import Around, Notice, notice
from meetings.models import AgendaItem, Attendance, Meeting, Member
from meetings.models.minutes import VOTES
from meetings.quorum import count_quorum


@notice(Meeting, "meeting-without-quorum", reads=("attendance",))
def without_quorum(meeting: Meeting, around: Around) -> Iterator[Notice]:
    people = around.below(meeting, "attendance")
    present = _of_kind(people, Attendance.Kind.PRESENT)
    if not present:
        return
    key = meeting.committee_id
    members = around.once(
        ("members", key), lambda: Member.objects.filter(committee=key).count() if key else 0
    )
    absent = _of_kind(people, Attendance.Kind.ABSENT)
    quorum = count_quorum(meeting.committee, members, present, absent)
    if quorum.is_met is False:
        yield Notice(f"{quorum.sentence} กรุณาตรวจรายชื่อผู้มาประชุม")


@notice(AgendaItem, "more-votes-than-people")
def more_votes_than_people(item: AgendaItem, around: Around) -> Iterator[Notice]:
    votes = sum(getattr(item, field) or 0 for field in VOTES)
    if not votes:
        return
    present = _of_kind(around.below(item.meeting, "attendance"), Attendance.Kind.PRESENT)
    if present and votes > len(present):
        yield Notice(
            f"นับเสียงรวม {votes} เสียง แต่มีผู้มาประชุม {len(present)} คน กรุณาตรวจจำนวนเสียง", "votes_for"
        )


def _of_kind(people: list[Attendance], kind: str) -> list[Attendance]:
    return [row for row in people if row.kind == kind]
