"""How certified minutes, and the minutes of the meeting that certified them, speak of it."""

from dataclasses import dataclass, field

from catalogue.visibility import visibility_of
from meetings.models import Correction, Meeting


@dataclass(frozen=True)
class Certification:
    """One certification as it is printed: the sentence, the other page if a stranger sees it."""

    text: str
    address: str = ""
    corrections: list[Correction] = field(default_factory=list)


def certification_of(meeting: Meeting) -> Certification | None:
    """At which meeting these minutes were certified, and what was corrected; None before that."""
    if not meeting.certification_text:
        return None
    by = meeting.certified_by
    return Certification(
        meeting.certification_text,
        _address(by) if by else "",
        list(meeting.corrections.all()),
    )


def certified_at(meeting: Meeting) -> list[Certification]:
    """
    Which earlier minutes this meeting certified, the earliest first.

    What was corrected in minutes that a stranger does not see stays with them.
    """
    return [
        Certification(
            f"รับรองรายงานการประชุม{earlier.name_in_text}",
            _address(earlier),
            printed_corrections(earlier),
        )
        for earlier in meeting.certified_here
    ]


def printed_corrections(earlier: Meeting) -> list[Correction]:
    """The corrections that the meeting which certified these minutes prints."""
    return list(earlier.corrections.all()) if _address(earlier) else []


def _address(meeting: Meeting) -> str:
    return meeting.get_absolute_url() if visibility_of(meeting).is_public else ""
