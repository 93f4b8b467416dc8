"""
The PDF of certified minutes that is handed out: made by the worker once they are certified.

No request makes it (meetings.document_kinds). Certifying never fails because of it: what could not
be made is told by the doctor, and made by the worker or the command `make_certified_minutes`.
"""

import hashlib
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from documents.comparing import Original
from documents.pdf import Pdf
from documents.sealing import agency_seal, seal
from meetings.certification import printed_corrections
from meetings.minutes import render_certified_minutes
from meetings.models import AgendaPaper, CertifiedCopy, Meeting, Photograph

TAKEN_BACK = "ยกเลิกการรับรอง"
WITHDRAWN = "ภาพ ไฟล์ประกอบวาระ หรือการแก้ไขที่พิมพ์ไว้ถูกถอนจากการเผยแพร่ จึงจัดทำฉบับใหม่"


def keep_certified_copy(meeting: Meeting) -> CertifiedCopy | None:
    """
    The valid copy of certified minutes, made now if there is none; None if they are not certified,
    or not public: what is public of them, such as photographs, is not known before.

    Raises PdfError, SealError, or OSError if the file cannot be stored; then nothing was made.
    """
    loaded = Meeting.objects.for_minutes().get(pk=meeting.pk)
    before = valid_copy(loaded)
    if before and shows_only_public(before):
        return before
    if loaded.state != Meeting.State.CERTIFIED or not _is_public(loaded):
        return None
    key, made_at = agency_seal(), timezone.now()
    pdf = render_certified_minutes(loaded, made_at, key.owner if key else "")
    data = seal(pdf.data, key) if key else pdf.data
    return _stored(loaded, pdf, data, made_at)


def valid_copy(meeting: Meeting) -> CertifiedCopy | None:
    """The copy that is the certified minutes now."""
    return meeting.certified_copies.valid().select_related("meeting").first()


def shows_only_public(copy: CertifiedCopy) -> bool:
    """Whether all that is printed in the copy is still seen by the public: three queries."""
    printed = (
        (Photograph.objects, copy.photographs),
        (AgendaPaper.objects, copy.papers),
        (Meeting.objects, copy.corrected),
    )
    return all(
        rows.published().filter(pk__in=keys).count() == len(keys) for rows, keys in printed if keys
    )


def public_parts(meeting: Meeting) -> dict[str, list[int]]:
    """What a copy of minutes prints and the public may lose: numbers by field of the copy."""
    return {
        "photographs": [each.pk for each in meeting.photographs.all()],
        "papers": [each.pk for item in meeting.agenda_items.all() for each in item.papers.all()],
        "corrected": [each.pk for each in meeting.certified_here if printed_corrections(each)],
    }


def end_copies(meeting: Meeting, reason: str) -> None:
    """Say of the valid copy that it is none any more; it is still recognised. In a transaction."""
    for copy in meeting.certified_copies.valid():
        copy.ended_at, copy.end_reason = timezone.now(), reason
        copy.save(update_fields=["ended_at", "end_reason"])


def public_originals() -> Iterator[Original]:
    """Every copy of minutes that the public may see, for comparing."""
    for copy in CertifiedCopy.objects.public().select_related("meeting__committee"):
        yield Original(copy, copy.file.name or "", copy.size, copy.sha256)


def without_copy() -> list[Meeting]:
    """The certified minutes of open years that the public sees without a copy to hand out."""
    certified = lacking_copy(Meeting.objects.published())
    return sorted(certified, key=lambda meeting: meeting.pk)


def lacking_copy(meetings: QuerySet[Meeting]) -> list[Meeting]:
    """Which of these meetings are certified, in an open year, and have no copy to hand out."""
    certified = meetings.filter(
        state=Meeting.State.CERTIFIED, fiscal_year__closed_on__isnull=True
    ).select_related("committee", "fiscal_year", "certified_by")
    copies = CertifiedCopy.objects.valid().filter(meeting__in=certified.values("pk"))
    good = {copy.meeting_id for copy in copies.select_related("meeting") if shows_only_public(copy)}
    return [meeting for meeting in certified if meeting.pk not in good]


def _is_public(meeting: Meeting) -> bool:
    return Meeting.objects.published().filter(pk=meeting.pk).exists()


def _stored(meeting: Meeting, pdf: Pdf, data: bytes, made_at) -> CertifiedCopy | None:
    """Store the copy, unless the minutes changed their state meanwhile."""
    with transaction.atomic():
        now = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        if now.certification_text != meeting.certification_text:
            return None
        if (copy := valid_copy(now)) and shows_only_public(copy):
            return copy  # somebody else was faster
        end_copies(now, WITHDRAWN)
        newest = now.certified_copies.first()
        copy = CertifiedCopy(
            meeting=now,
            edition=newest.edition + 1 if newest else 1,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            pages=pdf.page_count,
            certification=meeting.certification_text,
            **public_parts(meeting),
            made_at=made_at,
        )
        copy.file.save("minutes.pdf", ContentFile(data), save=False)
        stored = copy.file.name or ""
        try:
            copy.save()
        except BaseException:
            # The row did not come to be, so neither may its file.
            copy.file.storage.delete(stored)
            raise
        return copy
