"""A meeting's papers in the back office: what there is, what each needs to be typed, the files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from backoffice.act_pages import Act
from backoffice.admin_pages import render_admin_page
from backoffice.edited_row_pages import EditedRow, edited_row_page
from catalogue.locks import why_closed
from correspondence.letter_forms import LetterFormBase
from documents.serving import send_draft
from meetings.certifying_pages import MAY_CHANGE, meeting_or_refuse
from meetings.document_kinds import PAPERS
from meetings.models import MeetingLetter
from meetings.papers.letters import letter_of, what_moved
from meetings.preview_pages import MAY_VIEW
from meetings.quorum import quorum_of

HINT = "ระบบร่างไว้ให้จากข้อมูลการประชุมและหนังสือฉบับก่อน กรุณาตรวจและเติมเลขที่ วันที่ และผู้ลงนาม"


class MeetingLetterForm(LetterFormBase):
    class Meta(LetterFormBase.Meta):
        model = MeetingLetter


def papers_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Every paper of the meeting with its files, and the letters that need words."""
    meeting = meeting_or_refuse(request, pk, MAY_VIEW)
    kinds = MeetingLetter.Kind.values
    written = set(meeting.letters.values_list("kind", flat=True))
    return render_admin_page(
        request,
        "admin/meetings/papers.html",
        f"เอกสารการประชุม {meeting}",
        meeting=meeting,
        quorum=quorum_of(meeting),
        papers=[(name, paper.words, name in kinds) for name, paper in PAPERS.items()],
        written=written,
        moved=what_moved(letter_of(meeting, MeetingLetter.Kind.INVITATION)),
    )


def paper_file(request: HttpRequest, pk: int, paper: str, kind: str) -> HttpResponseBase:
    """One paper as PDF or Word, which the worker makes: staff alone open it."""
    meeting = meeting_or_refuse(request, pk, MAY_VIEW)
    if paper not in PAPERS or kind not in PAPERS[paper].kinds:
        raise Http404
    found = PAPERS[paper]
    return send_draft(request, found.kinds[kind], str(pk), f"{found.words} {meeting}")


def letter_page(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """What is typed for a letter of the meeting: filled from the last one, saved by its button."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    if kind not in MeetingLetter.Kind.values:
        raise Http404
    letter = letter_of(meeting, kind)
    words = PAPERS[kind].words
    act = Act(
        title=f"{words} {meeting}",
        button="บันทึก",
        back=reverse("admin:meetings_meeting_papers", args=[pk]),
        lines=[HINT, *filter(None, [what_moved(letter)])],
        links=[
            (f"ดาวน์โหลด {name}", reverse("admin:meetings_meeting_paper", args=[pk, kind, ending]))
            for name, ending in (("PDF", "pdf"), ("Word", "docx"))
        ],
        why_not=why_closed(meeting),
    )
    edited = EditedRow(
        form=MeetingLetterForm,
        load=lambda: letter_of(meeting, kind),
        belongs_to=meeting,
        key=f"{meeting.pk}.{kind}",
    )
    return edited_row_page(request, act, edited, lambda row: f"บันทึก{words}แล้ว")
