"""Committees, their meetings and the minutes."""

from meetings.models.committee import Committee, Member
from meetings.models.correction import Correction
from meetings.models.files import Photograph, SignedMinutes
from meetings.models.meeting import Attendance, Meeting
from meetings.models.minutes import AgendaItem, Signature, Statement

__all__ = [
    "AgendaItem",
    "Attendance",
    "Committee",
    "Correction",
    "Meeting",
    "Member",
    "Photograph",
    "Signature",
    "SignedMinutes",
    "Statement",
]
