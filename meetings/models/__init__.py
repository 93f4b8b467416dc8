"""Committees, their meetings and the minutes."""

from meetings.models.certified import CertifiedCopy
from meetings.models.circulation import Circulation, Recipient, Remark
from meetings.models.committee import Committee, Member, QuorumRule
from meetings.models.correction import Correction
from meetings.models.files import AgendaPaper, Photograph, SignedMinutes
from meetings.models.letters import MeetingLetter
from meetings.models.meeting import Attendance, Meeting
from meetings.models.minutes import AgendaItem, Signature, Statement

__all__ = [
    "AgendaItem",
    "AgendaPaper",
    "Attendance",
    "CertifiedCopy",
    "Circulation",
    "Committee",
    "Correction",
    "Meeting",
    "MeetingLetter",
    "Member",
    "Photograph",
    "QuorumRule",
    "Recipient",
    "Remark",
    "Signature",
    "SignedMinutes",
    "Statement",
]
