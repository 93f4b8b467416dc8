"""The pages of one file on its way in: choose, look, decide, take over, take back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from agency.years import working_year
from backoffice.admin_pages import render_admin_page
from imports.assistant.answers import take_answers
from imports.assistant.background import begin, is_as_seen, is_short, rows_of
from imports.assistant.forms import ImportForm
from imports.assistant.how_far import how_far
from imports.assistant.kept_files import forget_old, keep_file, keep_pasted
from imports.assistant.kinds import label_of, targets_of
from imports.assistant.own_imports import BUSY, RESULTS, is_free, own_or_404
from imports.assistant.showing import context_of_page
from imports.models import OfficeImport
from imports.taking_over.undoing import preview_undo

TITLE = "นำเข้าจากแฟ้มของหน่วยงาน"
SHOWN = 20  # imports in the list
KEPT = "รับแฟ้มแล้ว ยังไม่ได้นำเข้าแถวใด"
ANSWERED = "รับคำตอบของท่านแล้ว ยังไม่ได้นำเข้าแถวใด"
NO_YEARS = "ยังไม่มีปีงบประมาณในระบบ กรุณาเปิดปีก่อน แล้วจึงนำเข้าแฟ้ม"
Step = OfficeImport.Step


def start(request: OfficeRequest) -> HttpResponse:
    """The boxes for a file or a paste, and the person's imports. POST: read it."""
    targets = targets_of(request.user)
    if not targets:
        raise PermissionDenied
    years = list(FiscalYear.objects.order_by("-year_be"))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    chosen = working_year(years)
    initial = {"target": request.GET.get("target", ""), "year": str(chosen or "")}
    numbers = [year.year_be for year in years]
    form = ImportForm(*sent, targets=targets, years=numbers, initial=initial)
    if form.is_valid():
        begun = _begun(request, form)
        messages.success(request, KEPT)
        return redirect("imports:one", begun.pk)
    return render_admin_page(
        request,
        "admin/imports/start.html",
        TITLE,
        status=422 if form.errors else 200,
        form=form,
        no_years="" if form.has_years else NO_YEARS,
        imports=[(one, label_of(one.target)) for one in _mine(request)[:SHOWN]],
    )


def one(request: OfficeRequest, pk: int) -> HttpResponse:
    """What was read, what is doubtful, what would change; what became of it."""
    return _page(request, own_or_404(request, pk))


def state(request: OfficeRequest, pk: int) -> JsonResponse:
    """How far the work on a file is, for the page that waits."""
    found = own_or_404(request, pk, results=False)
    far = how_far(found)
    told = " · ".join(filter(None, [Step(found.step).label, far.sentence]))
    return JsonResponse(
        {"at_work": found.is_at_work, "told": told, "so_far": far.done, "of": far.of}
    )


def answers(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: take what the person corrected and decided, and read the file again."""
    found = own_or_404(request, pk)
    if request.method == "POST" and is_free(request, found, Step.READ, Step.REFUSED):
        take_answers(found, request.POST)
        if _begin(request, found, Step.READING):
            messages.success(request, ANSWERED)
    return redirect("imports:one", pk)


def store(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: take over what was looked at, all of it or nothing."""
    found = own_or_404(request, pk)
    if request.method == "POST" and is_free(request, found, Step.READ):
        _begin(request, found, Step.STORING)
    return redirect("imports:one", pk)


def undo(request: OfficeRequest, pk: int) -> HttpResponse:
    """What taking the import back would do. POST: do it."""
    found = own_or_404(request, pk)
    if found.step != Step.STORED or found.undo is None:
        return redirect("imports:one", pk)
    if request.method == "POST":
        _begin(request, found, Step.UNDOING)
        return redirect("imports:one", pk)
    # Many rows are not tried out while their person waits: the work itself does all or nothing.
    outcome = preview_undo(found.undo, request.user) if is_short(found) else None
    return render_admin_page(
        request,
        "admin/imports/undo.html",
        "ยกเลิกการนำเข้า",
        one=found,
        outcome=outcome,
        count=rows_of(found),
    )


def forget(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: remove a file that was not taken over."""
    found = own_or_404(request, pk)
    if request.method == "POST" and is_free(request, found, Step.READ, Step.REFUSED):
        with transaction.atomic():
            if not is_as_seen(found.pk, found.step, found.changed_at):
                messages.warning(request, BUSY)
                return redirect("imports:one", pk)
            name = str(found)
            found.delete()
        default_storage.delete(found.path)
        messages.success(request, f"ลบแฟ้ม “{name}” ออกจากรายการแล้ว ข้อมูลในระบบไม่เปลี่ยนแปลง")
        return redirect("imports:start")
    return redirect("imports:one", pk)


def _begin(request: OfficeRequest, found: OfficeImport, step: OfficeImport.Step) -> bool:
    """Whether the step was begun; else the person is told that something else goes on."""
    is_begun = begin(found, step)
    if not is_begun:
        messages.warning(request, BUSY)
    return is_begun


def _begun(request: OfficeRequest, form: ImportForm) -> OfficeImport:
    """The import of what was chosen, read or being read."""
    forget_old()
    said = form.cleaned_data
    file = said["file"]
    path = keep_file(file) if file else keep_pasted(said["pasted"], said["pasted_html"])
    begun = OfficeImport(
        owner=request.user,
        target=said["target"],
        year_be=int(said["year"]),
        file_name=file.name[-255:] if file else "",
        path=path,
        base=said["base"],
    )
    begin(begun, Step.READING)
    return begun


def _page(request: OfficeRequest, found: OfficeImport) -> HttpResponse:
    return render_admin_page(
        request,
        "admin/imports/one.html",
        f"{TITLE}: {label_of(found.target)} ปีงบประมาณ {found.year_be}",
        one=found,
        **context_of_page(found, request.GET),
    )


def _mine(request: OfficeRequest):
    return OfficeImport.objects.filter(owner=request.user).defer(*RESULTS)
