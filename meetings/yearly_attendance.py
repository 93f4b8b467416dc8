"""Who came to the meetings of a committee in a fiscal year, person by person."""

from dataclasses import dataclass, field

from agency.models import FiscalYear
from meetings.models import Attendance, Committee, Meeting
from thai.likeness import key_of, name_key

# Who is counted: guests are nobody's duty.
COUNTED = (Attendance.Kind.PRESENT, Attendance.Kind.ABSENT)


@dataclass
class Row:
    """One person: what the minutes call the person, and what they say of each meeting."""

    name: str
    post: str
    kinds: dict[int, str] = field(default_factory=dict)

    @property
    def attended(self) -> int:
        """To how many meetings the person came."""
        return list(self.kinds.values()).count(Attendance.Kind.PRESENT)

    @property
    def told(self) -> int:
        """In how many minutes the person stands, as present or as absent."""
        return len(self.kinds)


@dataclass(frozen=True)
class YearlyAttendance:
    """The meetings of which minutes name who came, and the people in them."""

    meetings: list[Meeting]
    rows: list[Row]

    def marks_of(self, row: Row) -> list[str]:
        """What is printed for each meeting: มา, ไม่มา, or – where the minutes do not tell."""
        words = {Attendance.Kind.PRESENT: "มา", Attendance.Kind.ABSENT: "ไม่มา"}
        return [words.get(Attendance.Kind(kind), "–") if kind else "–" for kind in self._of(row)]

    def _of(self, row: Row) -> list[str]:
        return [row.kinds.get(meeting.pk, "") for meeting in self.meetings]

    @property
    def lines(self) -> list[tuple[Row, list[tuple[Meeting, str]]]]:
        """Each person with the mark of each meeting."""
        return [
            (row, list(zip(self.meetings, self.marks_of(row), strict=True))) for row in self.rows
        ]


def yearly_attendance(committee: Committee, fiscal_year: FiscalYear) -> YearlyAttendance:
    """
    Attendance of a year, two queries. A person is known by the name, without one by the post.

    Drafts count for nobody: they name who is expected, whoever came. So do minutes without any
    present.
    """
    found = Meeting.objects.filter(committee=committee, fiscal_year=fiscal_year)
    found = found.exclude(state=Meeting.State.DRAFT)
    meetings = list(found.prefetch_related("attendance").order_by("held_on", "starts_at", "pk"))
    meetings = [meeting for meeting in meetings if meeting.present]
    people: dict[str, Row] = {}
    for meeting in meetings:
        for one in meeting.attendance.all():
            if one.kind in COUNTED:
                key = name_key(one.name) or key_of(one.post)
                row = people.setdefault(key, Row(one.name, one.post))
                row.kinds.setdefault(meeting.pk, one.kind)
    return YearlyAttendance(meetings, list(people.values()))
