"""Committees, their meetings and the minutes."""

from meetings.models.committee import Committee, Member
from meetings.models.files import Photograph, SignedMinutes
from meetings.models.meeting import AgendaItem, Attendance, Meeting, Signature, Statement

__all__ = [
    "AgendaItem",
    "Attendance",
    "Committee",
    "Meeting",
    "Member",
    "Photograph",
    "Signature",
    "SignedMinutes",
    "Statement",
]
