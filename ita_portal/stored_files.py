"""Uploaded files as the public opens them, whatever kind of row they belong to."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from agency.stored_files import StoredFile
from annual_report.models import SignedReport
from measures.models import MeasureEvidence
from meetings.models import Photograph, SignedMinutes
from oit_checklist.models import ItemEvidence

FAMILIES = (ItemEvidence, MeasureEvidence, Photograph, SignedMinutes, SignedReport)
# What a browser may show by itself; everything else is downloaded.
SHOWN = (".pdf", ".png", ".jpg", ".jpeg")


def stored_file(request: HttpRequest, uuid) -> HttpResponse:
    """A published file under the name that it was uploaded with."""
    row = _published_or_404(uuid)
    try:
        stored = row.file.open("rb")
    except FileNotFoundError:
        raise Http404("ไม่พบแฟ้มนี้ในที่เก็บแฟ้ม") from None
    shown = row.file.name.endswith(SHOWN)
    response = FileResponse(stored, as_attachment=not shown, filename=row.original_name)
    # Uploaded bytes are never trusted to run in a browser. Chromium's viewer refuses a PDF in a
    # sandbox, so a PDF gets the policy of every page, under which the viewer shows it.
    if not row.file.name.endswith(".pdf"):
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _published_or_404(uuid) -> StoredFile:
    for family in FAMILIES:
        row = family.objects.published().exclude(file="").filter(uuid=uuid).first()
        if row:
            return row
    raise Http404("ไม่มีแฟ้มนี้ หรือแฟ้มถูกถอนการเผยแพร่แล้ว")
