"""Is this PDF the certified minutes? Anybody may compare a file; it is not kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from catalogue.withdrawn import public_row_or_404
from documents.comparing import compare_upload
from documents.responses import unavailable
from meetings.certified_copies import public_originals, shows_only_public
from meetings.models import Meeting


# Comparing changes nothing, and a token would need a cookie: the public pages set none.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The facts of certified minutes, and whether a chosen file is them, or was signed since."""
    meeting = public_row_or_404(Meeting.objects.for_list(), pk=pk)
    copies = list(meeting.certified_copies.select_related("meeting"))
    if not copies:
        raise Http404("ยังไม่มีฉบับรับรองของรายงานการประชุมนี้")
    try:
        compared = compare_upload(request, public_originals()) if request.method == "POST" else None
    except OSError:
        return unavailable(request, "ไม่พบแฟ้มฉบับรับรองในที่เก็บแฟ้ม จึงตรวจไม่ได้ กรุณาแจ้งหน่วยงาน")
    newest = copies[0]
    return render(
        request,
        "meetings/verify.html",
        {
            "meeting": meeting,
            "fiscal_year": meeting.fiscal_year,
            "copy": newest,
            "earlier": copies[1:],
            "can_be_opened": newest.ended_at is None and shows_only_public(newest),
            "comparison": compared,
            "changed_at": newest.ended_at or newest.made_at,
        },
    )
