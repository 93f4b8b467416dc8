"""
Minutes on their way round before they are certified: by mail with the document, or on paper.

Drafts are not public, so a mail carries the document itself and no address: a link would need a
login that members of a committee do not have, and whoever a mail is passed on to could open it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.utils import timezone

from agency.context_processors import the_agency
from agency.models import User
from catalogue.locks import why_closed
from catalogue.refusing import LockedError
from documents.responses import PDF
from meetings.models import Attendance, Circulation, Meeting, Member, Recipient
from thai.likeness import key_of, name_key

LARGEST = 8 * 1024 * 1024  # bytes of an attachment; more is refused by many mail servers
LONGEST = 30  # seconds of sending in one request; the rest is sent by pressing again
DEAD_AFTER = timedelta(minutes=5)  # whoever began to send a mail so long ago has died
READY = (Meeting.State.CHECKED, Meeting.State.CIRCULATED)


class CirculatingError(Exception):
    """Nothing was sent or noted; the text is Thai and says why."""


@dataclass(frozen=True)
class Person:
    """Somebody who gets the minutes, and the address that is known."""

    name: str
    post: str
    email: str = ""

    @property
    def key(self) -> str:
        """Who it is: the name however it is written, else the post. No two of a list share it."""
        return _key(self.name, self.post)


def people_of(meeting: Meeting) -> list[Person]:
    """Who was expected at the meeting, or sits on its committee, each once with the known mail."""
    addresses = _known_addresses(meeting)
    attending = sorted(meeting.attendance.all(), key=lambda row: _PLACES[Attendance.Kind(row.kind)])
    rows: list[Any] = [*attending, *meeting.committee.members.all()]
    found: dict[str, Person] = {}
    for row in rows:
        key = _key(row.name, row.post)
        if key not in found and not (isinstance(row, Member) and _came_as(row, found)):
            mail = addresses.get(key) or addresses.get(key_of(row.post), "")
            found[key] = Person(row.name, row.post, mail)
    return list(found.values())


_PLACES: dict[str, int] = {
    Attendance.Kind.PRESENT: 0,
    Attendance.Kind.ABSENT: 1,
    Attendance.Kind.GUEST: 2,
}


def _came_as(member: Member, found: dict[str, Person]) -> bool:
    """
    Whether a member whom the order names by the post alone came by somebody of that post.

    Two people may have one post, so that a name is never left out: one row too many is unticked.
    """
    post = key_of(member.post)
    return not member.name and any(key_of(person.post) == post for person in found.values())


def _key(name: str, post: str) -> str:
    return name_key(name) or key_of(post)


def _known_addresses(meeting: Meeting) -> dict[str, str]:
    """Mail addresses by person: of the portal's people, typed last time, and of the members."""
    found = {}
    for user in User.objects.filter(is_active=True).exclude(email=""):
        found[name_key(user.get_full_name())] = user.email
    sent = Recipient.objects.filter(circulation__meeting__committee=meeting.committee_id)
    for row in sent.exclude(email="").order_by("pk"):
        found[_key(row.name, row.post)] = row.email
    # The committee's own list is what the office keeps right.
    for member in meeting.committee.members.exclude(email=""):
        found[_key(member.name, member.post)] = member.email
    found.pop("", None)
    return found


def why_not_circulate(meeting: Meeting) -> str:
    """Why the minutes cannot go round now, in Thai; "" if they can."""
    if meeting.state == Meeting.State.CERTIFIED:
        return "รายงานการประชุมนี้รับรองแล้ว จึงไม่ต้องเวียนอีก"
    if meeting.state not in READY:
        return "รายงานการประชุมนี้ยังเป็นร่าง กรุณาเปลี่ยนสถานะเป็น “ตรวจแล้ว” ก่อนเวียน"
    return why_closed(meeting)


@transaction.atomic
def note_circulation(
    meeting: Meeting, how: str, by: Any, until: date, people: Iterable[Person], seen: int
) -> Circulation:
    """
    Note a circulation. On paper it is done with that; mails are sent by `send`.

    seen: how many the person saw; another one meanwhile is refused. Raises CirculatingError.
    """
    stored = Meeting.objects.select_for_update(of=("self",)).select_related("fiscal_year")
    meeting = stored.get(pk=meeting.pk)
    if why := why_not_circulate(meeting):
        raise CirculatingError(why)
    number = (meeting.circulations.aggregate(last=Max("number"))["last"] or 0) + 1
    if number != seen + 1:
        raise CirculatingError("ไม่ได้ทำอะไรเพิ่ม เพราะมีผู้เวียนรายงานนี้ไปแล้ว กรุณาเปิดหน้านี้ใหม่")
    people = list(people)
    if not people:
        raise CirculatingError("กรุณาเลือกผู้รับอย่างน้อยหนึ่งคน")
    try:
        with transaction.atomic():
            row = meeting.circulations.create(number=number, how=how, by=by, until=until)
    except IntegrityError as error:
        raise CirculatingError("มีผู้เวียนรายงานนี้ไปแล้ว กรุณาเปิดหน้านี้ใหม่") from error
    on_paper = how == Circulation.How.LIST
    for order, person in enumerate(people, start=1):
        row.recipients.create(
            order=order,
            name=person.name,
            post=person.post,
            email="" if on_paper else person.email,
            sent_at=row.at if on_paper else None,
        )
    if on_paper:
        _set_circulated(meeting)
    return row


def check_mail(document: bytes = b"") -> None:
    """Raises CirculatingError if the portal sends no mail, or none with so large a document."""
    if not settings.MAIL_IS_SET:
        raise CirculatingError("ยังไม่ได้ตั้งค่าการส่งอีเมลของระบบ กรุณาเวียนด้วยใบเวียน")
    if len(document) > LARGEST:
        raise CirculatingError(
            f"เอกสารใหญ่เกิน {LARGEST // 1024 // 1024} MB จึงส่งทางอีเมลไม่ได้ "
            "กรุณาลดภาพถ่าย หรือเวียนด้วยใบเวียน"
        )


def send(circulation: Circulation, document: bytes) -> tuple[int, int]:
    """
    Mail the document to everybody of a circulation who has not got it: how many have, how many not.

    One mail a person, so that nobody reads the addresses of others. A second run sends the rest; of
    two at a time each person is sent to by one. It ends when the minutes do not go round any more.
    Raises CirculatingError as `check_mail` does, and if they do not from the beginning.
    """
    check_mail(document)
    if why := _why_not_now(circulation):
        raise CirculatingError(why)
    sent, end = 0, monotonic() + LONGEST
    waiting = list(circulation.recipients.filter(sent_at=None))
    for recipient in waiting:
        if monotonic() > end or _why_not_now(circulation):
            break
        sent += _send_to(circulation, recipient, document)
    if sent:
        _set_circulated(circulation.meeting)
    return sent, circulation.recipients.filter(sent_at=None).count()


def _why_not_now(circulation: Circulation) -> str:
    """The same of the meeting as it is stored now: a colleague may certify meanwhile."""
    stored = Meeting.objects.select_related("fiscal_year").get(pk=circulation.meeting_id)
    return why_not_circulate(stored)


def _send_to(circulation: Circulation, recipient: Recipient, document: bytes) -> bool:
    """Send to one person, unless another does so now; whether it was sent."""
    now = timezone.now()
    free = Recipient.objects.filter(pk=recipient.pk, sent_at=None)
    is_taken = Q(taken_at__gt=now - DEAD_AFTER)
    if not free.exclude(is_taken).update(taken_at=now):
        return False
    try:
        _mail(circulation, recipient, document).send()
    except (OSError, SMTPException):
        free.update(taken_at=None)
        return False
    recipient.sent_at = timezone.now()
    try:
        with transaction.atomic():
            recipient.save(update_fields=["sent_at"])
    except LockedError:
        # Certified in this moment: that the mail went out is so nevertheless.
        free.update(sent_at=recipient.sent_at)
    return True


def _mail(circulation: Circulation, recipient: Recipient, document: bytes) -> EmailMessage:
    meeting = circulation.meeting
    context = {
        "meeting": meeting,
        "circulation": circulation,
        "recipient": recipient,
        "agency": the_agency(),
    }
    mail = EmailMessage(
        f"ขอให้ตรวจรายงานการประชุม{meeting.committee.name} {meeting.name_in_text}",
        render_to_string("mail/circulation.txt", context),
        to=[recipient.email],
        reply_to=[circulation.by.email] if circulation.by and circulation.by.email else None,
    )
    mail.attach(f"ร่าง{meeting.file_name}.pdf", document, PDF)
    return mail


def _set_circulated(meeting: Meeting) -> None:
    with transaction.atomic():
        stored = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if stored.state == Meeting.State.CHECKED:
            stored.state = Meeting.State.CIRCULATED
            stored.save(update_fields=["state"])
