"""The minutes and papers of a meeting as documents that are made once, for all or for staff."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from correspondence.paper_kinds import paper_kinds
from documents.document import Document
from documents.errors import PdfError
from documents.kinds import DocumentKind, register
from documents.sealing import SealError
from meetings.certified_copies import (
    keep_certified_copy,
    lacking_copy,
    public_parts,
    without_copy,
)
from meetings.minutes import minutes_html, print_minutes
from meetings.models import Meeting
from meetings.papers.letters import invitation_document, memo_document
from meetings.papers.lists import agenda_document, circulation_document, sign_in_document
from meetings.word import minutes_word_source, render_minutes_docx


def public_meeting(key: str) -> Meeting | None:
    """The meeting as its minutes print it, if a stranger may read them."""
    meeting: Meeting | None = Meeting.objects.published().for_minutes().filter(pk=key).first()
    return meeting


def any_meeting(key: str) -> Meeting | None:
    """The same of a meeting that may not be public yet."""
    meetings = Meeting.objects.for_minutes(every_file=True)
    meeting: Meeting | None = meetings.filter(pk=key).first()
    return meeting


def public_meetings() -> Iterable[str]:
    """The keys of those whose minutes strangers may read."""
    return map(str, Meeting.objects.published().values_list("pk", flat=True))


def public_without_copy(key: str) -> Meeting | None:
    """Certified minutes that strangers read and that have no copy yet to hand out."""
    return next(iter(lacking_copy(Meeting.objects.published().filter(pk=key))), None)


def any_without_copy(key: str) -> Meeting | None:
    """The same of a meeting that may not be public yet."""
    return next(iter(lacking_copy(Meeting.objects.filter(pk=key))), None)


def keys_without_copy() -> Iterable[str]:
    """The keys of all public ones that lack their copy."""
    return [str(meeting.pk) for meeting in without_copy()]


def certified_facts(meeting: Meeting) -> str:
    """What a failed attempt is tried again for: another certification, public part or copy."""
    parts = public_parts(Meeting.objects.for_minutes().get(pk=meeting.pk))
    copies = meeting.certified_copies.values_list("edition", "ended_at")
    return repr((meeting.certification_text, parts, sorted(copies)))


def store_certified_copy(meeting: Meeting) -> bytes:
    """
    Make and keep the copy; its fingerprint is all that the shelf of made documents gets.

    Raises PdfError with the reason for the doctor.
    """
    try:
        copy = keep_certified_copy(meeting)
    except SealError as error:
        raise PdfError(str(error)) from error
    except OSError as error:
        raise PdfError("เก็บแฟ้มฉบับรับรองไม่สำเร็จ") from error
    return copy.sha256.encode() if copy else b"no longer certified"


MINUTES_PDF = register(
    DocumentKind(
        name="minutes-pdf",
        title="รายงานการประชุม (PDF)",
        suffix=".pdf",
        find_public=public_meeting,
        find_draft=any_meeting,
        source=minutes_html,
        make=print_minutes,
        public_keys=public_meetings,
    )
)
MINUTES_DOCX = register(
    DocumentKind(
        name="minutes-docx",
        title="รายงานการประชุม (Word)",
        suffix=".docx",
        find_public=public_meeting,
        find_draft=any_meeting,
        source=minutes_word_source,
        make=render_minutes_docx,
        public_keys=public_meetings,
    )
)
# The copy itself is kept for ever by meetings.certified_copies. To lack one is what orders it.
CERTIFIED_COPY = register(
    DocumentKind(
        name="certified-minutes",
        title="รายงานการประชุมฉบับรับรอง (PDF)",
        suffix=".txt",
        find_public=public_without_copy,
        find_draft=any_without_copy,
        source=certified_facts,
        make=store_certified_copy,
        public_keys=keys_without_copy,
    )
)


@dataclass(frozen=True)
class Paper:
    """A paper of a meeting: the words of its link, and its kinds by the ending of their files."""

    words: str
    kinds: dict[str, DocumentKind]


def _paper(name: str, words: str, write: Callable[[Meeting], Document]) -> Paper:
    return Paper(words, paper_kinds(f"meeting-{name}", words, partial(_written, write)))


def _written(write: Callable[[Meeting], Document], key: str) -> Document | None:
    meeting = any_meeting(key)
    return write(meeting) if meeting else None


# By their name in addresses.
PAPERS = {
    name: _paper(name, words, write)
    for name, words, write in (
        ("invitation", "หนังสือเชิญประชุม พร้อมระเบียบวาระ", invitation_document),
        ("agenda", "ระเบียบวาระการประชุม", agenda_document),
        ("sign-in", "ใบลงลายมือชื่อผู้เข้าประชุม", sign_in_document),
        ("circulation", "ใบเวียนรายงานการประชุม", circulation_document),
        ("memo", "บันทึกข้อความนำส่งรายงานการประชุม", memo_document),
    )
}
