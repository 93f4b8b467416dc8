"""The files that a meeting has before it, item by item: what there is, and one more."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from backoffice.admin_pages import render_admin_page
from backoffice.publication_pages import publication_address
from backoffice.stored_file_forms import StoredFileForm
from catalogue.visibility import visibility_of
from meetings.certifying_pages import MAY_CHANGE, meeting_or_refuse
from meetings.models import AgendaPaper, Meeting


class AgendaPaperForm(StoredFileForm):
    """One file of one item of the meeting."""

    class Meta:
        model = AgendaPaper
        fields = ("agenda_item", "title", "file")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any):
        super().__init__(*args, **kwargs)
        items: Any = self.fields["agenda_item"]
        items.queryset = meeting.agenda_items.select_related("meeting__fiscal_year")
        items.widget = forms.Select(choices=items.widget.choices)


def agenda_papers_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Every file of the meeting's items with what the public has of it, and a form for one more."""
    meeting = meeting_or_refuse(request, pk, MAY_CHANGE)
    typed = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AgendaPaperForm(*typed, meeting=meeting, user=request.user)
    if request.method == "POST" and form.is_valid():
        paper = form.save()
        messages.success(request, f"แนบ {paper} แล้ว {visibility_of(paper).sentence}")
        return redirect("admin:meetings_meeting_agenda_papers", meeting.pk)
    papers = AgendaPaper.objects.filter(agenda_item__meeting=meeting)
    papers = papers.select_related("agenda_item__meeting__fiscal_year")
    return render_admin_page(
        request,
        "admin/meetings/agenda_papers.html",
        f"ไฟล์ประกอบวาระ {meeting}",
        status=422 if form.is_bound else 200,
        meeting=meeting,
        form=form,
        papers=[
            (paper, visibility_of(paper).sentence, publication_address(paper))
            for paper in papers.order_by("agenda_item__order", "order", "pk")
        ],
        locked=meeting.why_certified,
        fiscal_year=meeting.fiscal_year,
    )
