"""The copy of certified minutes that is stored once: the minutes, and how to check the file."""

from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from documents.document import Document
from documents.figures import Code
from documents.model import Block, Heading, Paragraph, Part
from documents.seal_words import seal_words
from meetings.minutes_document import minutes_document
from meetings.models import Meeting
from records.addresses import absolute
from thai.dates import format_thai_date
from thai.digits import to_thai_digits


def certified_document(meeting: Meeting, made_at: datetime, seal_owner: str) -> Document:
    """The minutes with the address at which the stored file is compared; sealed by `seal_owner`."""
    address = absolute(reverse("verify:minutes", args=[meeting.pk]))
    day = to_thai_digits(format_thai_date(made_at))
    blocks: list[Block] = [
        Heading("การตรวจสอบเอกสาร", 1),
        Paragraph(
            f"รายงานการประชุมฉบับนี้{to_thai_digits(meeting.certification_text)} "
            f"จัดทำเป็นแฟ้มเมื่อวันที่ {day} "
            "ตรวจสอบว่าแฟ้มนี้เป็นฉบับรับรองจริงและไม่ถูกแก้ไข ได้ที่"
        ),
        Code(address, f"QR code ไปยังหน้าตรวจสอบ {address}", width=2.6),
    ]
    if seal_owner:
        blocks.append(seal_words(seal_owner))
    minutes = minutes_document(meeting)
    end = Part("verify-end", blocks, together=True)
    return replace(minutes, created=made_at, blocks=[*minutes.blocks, end])
