"""Addresses of a meeting's own pages in the back office, below /admin/meetings/meeting/."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, reverse

from meetings.agenda_papers_pages import agenda_papers_page
from meetings.attendance_pages import attendance_page, attendance_xlsx
from meetings.certifying_pages import (
    MAY_CHANGE,
    MEANINGS,
    certify_page,
    move_page,
    take_back_page,
)
from meetings.circulating_pages import circulate_page, remark_page, remarks_page, send_rest_page
from meetings.models import Meeting
from meetings.papers_pages import letter_page, paper_file, papers_page
from meetings.preview_pages import MAY_VIEW, preview_page, preview_pdf


def meeting_urls(view: Callable[..., Any]) -> list[URLPattern]:
    """The acts and papers of one meeting; `view` lets only staff in."""
    pages: dict[str, tuple[str, Callable[..., Any]]] = {
        "certify/": ("certify", certify_page),
        "take-back/": ("take_back", take_back_page),
        "preview/": ("preview", preview_page),
        "preview.pdf": ("preview_pdf", preview_pdf),
        "circulate/": ("circulate", circulate_page),
        "circulate/<int:number>/": ("send_rest", send_rest_page),
        "remarks/": ("remarks", remarks_page),
        "remarks/<int:number>/": ("remark", remark_page),
        "agenda-papers/": ("agenda_papers", agenda_papers_page),
        "papers/": ("papers", papers_page),
        "papers/<slug:paper>.<slug:kind>": ("paper", paper_file),
        "letters/<slug:kind>/": ("letter", letter_page),
    }
    steps = [
        path(f"<int:pk>/{to}/", view(move_page), {"to": to}, name=f"meetings_meeting_{to}")
        for to in MEANINGS
    ]
    return [
        *steps,
        *(
            path(f"<int:pk>/{address}", view(page), name=f"meetings_meeting_{name}")
            for address, (name, page) in pages.items()
        ),
    ]


def pages_of(meeting: Meeting, user: Any) -> list[tuple[str, str]]:
    """The pages beside the meeting's own that a person may open: words and address."""
    pages = []
    if user.has_perm(MAY_VIEW):
        pages += [("ดูตัวอย่างรายงาน", "preview"), ("เอกสารการประชุม", "papers")]
    if user.has_perm(MAY_CHANGE):
        pages += [("ไฟล์ประกอบวาระ", "agenda_papers"), ("ข้อแก้ไขที่ได้รับ", "remarks")]
    return [
        (words, reverse(f"admin:meetings_meeting_{name}", args=[meeting.pk]))
        for words, name in pages
    ]


def committee_urls(view: Callable[..., Any]) -> list[URLPattern]:
    """Who came to the meetings of a committee in a year."""
    return [
        path(
            "<int:pk>/attendance/<year:year_be>/",
            view(attendance_page),
            name="meetings_committee_attendance",
        ),
        path(
            "<int:pk>/attendance/<year:year_be>.xlsx",
            view(attendance_xlsx),
            name="meetings_committee_attendance_xlsx",
        ),
    ]
