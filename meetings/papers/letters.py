"""The letters of a meeting: what the office need not type, and the documents made of them."""

from dataclasses import replace

from agency.context_processors import the_agency
from agency.naming import head_of
from correspondence.forms import letter_document
from correspondence.letters import LetterForm
from documents.document import Document
from documents.model import Part
from meetings.models import Meeting, MeetingLetter
from meetings.papers.lists import agenda_document
from thai.dates import format_thai_date
from thai.likeness import key_of

Kind = MeetingLetter.Kind


def letter_of(meeting: Meeting, kind: str) -> MeetingLetter:
    """The stored letter; else a new one, not stored yet, filled from the last of its kind."""
    stored = meeting.letters.filter(kind=kind).select_related("meeting__fiscal_year").first()
    return stored or _draft(meeting, Kind(kind))


def invitation_document(meeting: Meeting) -> Document:
    """หนังสือเชิญประชุม with the agenda behind it."""
    letter = letter_document(
        letter_of(meeting, Kind.INVITATION), the_agency(), f"หนังสือเชิญประชุม {meeting}"
    )
    agenda = Part("attached", agenda_document(meeting).blocks, new_page=True)
    return replace(letter, blocks=[*letter.blocks, agenda])


def memo_document(meeting: Meeting) -> Document:
    """บันทึกข้อความ over the minutes."""
    letter = letter_of(meeting, Kind.MEMO)
    return letter_document(letter, the_agency(), f"บันทึกข้อความ รายงานการประชุม {meeting}")


def what_moved(letter: MeetingLetter) -> str:
    """What of the meeting a stored invitation does not say any more, in Thai; "" for nothing."""
    meeting = letter.meeting
    if letter.pk is None or letter.kind != Kind.INVITATION:
        return ""
    said = key_of(letter.body)
    wanted = {
        "วันที่ประชุม": format_thai_date(meeting.held_on),
        "เวลา": f"{meeting.starts_at:%H.%M}",
        "สถานที่": meeting.place,
    }
    missing = [words for words, value in wanted.items() if key_of(value) not in said]
    if not missing:
        return ""
    return f"เนื้อความของหนังสือเชิญไม่มี{' '.join(missing)}ตามที่บันทึกไว้ในการประชุม กรุณาตรวจ"


def _draft(meeting: Meeting, kind: MeetingLetter.Kind) -> MeetingLetter:
    letters = MeetingLetter.objects.filter(kind=kind, meeting__committee=meeting.committee_id)
    last = letters.order_by("-meeting__held_on", "-pk").first()
    values = _invitation(meeting) if kind == Kind.INVITATION else _memo(meeting)
    carried = last.carried() if last else {}
    return MeetingLetter(meeting=meeting, kind=kind, **{**values, **carried})


def _invitation(meeting: Meeting) -> dict[str, str]:
    what = f"{meeting.committee.name} กำหนดประชุม{_number(meeting).strip()}"
    when = f"{meeting.date_text} เวลา {meeting.starts_at:%H.%M} น. ณ {meeting.place}"
    return {
        "form": LetterForm.MEMO,
        "subject": f"ขอเชิญประชุม{meeting.committee.name}{_number(meeting)}",
        "to": meeting.committee.name,
        "enclosure": "ระเบียบวาระการประชุม จำนวน 1 ชุด",
        "body": f"ด้วย{what} ใน{when} รายละเอียดตามระเบียบวาระการประชุมที่ส่งมาพร้อมนี้\n"
        "จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว",
    }


def _memo(meeting: Meeting) -> dict[str, str]:
    day = f"เมื่อ{meeting.date_text} ณ {meeting.place}"
    return {
        "form": LetterForm.MEMO,
        "subject": f"รายงานการประชุม{meeting.committee.name}{_number(meeting)}",
        "to": head_of(the_agency().name),
        "body": f"ตามที่{meeting.committee.name}ได้ประชุม{_number(meeting).strip()} {day} นั้น\n"
        "บัดนี้ ฝ่ายเลขานุการได้จัดทำรายงานการประชุมดังกล่าวแล้ว รายละเอียดปรากฏตามรายงานการประชุมที่แนบมาพร้อมนี้\n"
        "จึงเรียนมาเพื่อโปรดทราบ",
    }


def _number(meeting: Meeting) -> str:
    return f" ครั้งที่ {meeting.number}" if meeting.number else ""
