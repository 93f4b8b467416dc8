"""The pages of an old website: its address, how far the reading is, what is suggested."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from agency.context_processors import the_agency
from agency.models import FiscalYear
from agency.office_request import OfficeRequest
from agency.years import working_year
from backoffice.admin_pages import render_admin_page
from old_website import background
from old_website.deciding import accept, bring_back, set_aside
from old_website.forms import WebsiteForm
from old_website.models import WebsiteReading, WebsiteSuggestion
from old_website.own_readings import own_or_404, own_readings
from old_website.showing import Filters, context_of_page

TITLE = "หาหลักฐานจากเว็บไซต์เดิม"
SHOWN = 20  # readings in the list
NO_YEARS = "ยังไม่มีปีงบประมาณที่เปิดอยู่ในระบบ กรุณาเปิดปีก่อน แล้วจึงหาหลักฐานของปีนั้น"
NOT_RUNNING = "ไม่มีการอ่านที่กำลังทำอยู่ให้หยุด"
NOT_STOPPED = "การอ่านนี้ไม่ได้หยุดอยู่ จึงไม่มีอะไรให้ทำต่อ"
STILL_RUNNING = "ระบบกำลังอ่านเว็บไซต์นี้อยู่ กรุณาหยุดก่อน แล้วจึงลบ"
FORGOTTEN = "ลบการอ่าน {address} ออกจากรายการแล้ว หลักฐานที่ท่านเลือกไว้ยังอยู่"
ACTS = {"accept": accept, "set_aside": set_aside, "bring_back": bring_back}


def start(request: OfficeRequest) -> HttpResponse:
    """The box for an address, and the person's readings. POST: begin one."""
    mine = own_readings(request)
    years = list(FiscalYear.objects.filter(closed_on__isnull=True).order_by("-year_be"))
    agency = the_agency()
    initial = {
        "address": agency.website if agency else "",
        "year": str(working_year(years) or ""),
    }
    sent = (request.POST,) if request.method == "POST" else ()
    form = WebsiteForm(*sent, user=request.user, years=years, initial=initial)
    if form.is_valid() and (begun := _begun(request, form)):
        return redirect("website:one", begun.pk)
    return render_admin_page(
        request,
        "admin/website/start.html",
        TITLE,
        status=422 if form.errors else 200,
        form=form,
        no_years="" if years else NO_YEARS,
        readings=mine[:SHOWN],
    )


def one(request: OfficeRequest, pk: int) -> HttpResponse:
    """How far a reading is, and item by item what was found."""
    reading = own_or_404(request, pk)
    told = messages.get_messages(request)
    return render_admin_page(
        request,
        "admin/website/one.html",
        TITLE,
        reading=reading,
        **context_of_page(reading, request.user, Filters.of(request.GET), told),
    )


def state(request: OfficeRequest, pk: int) -> JsonResponse:
    """How far a reading is, for the page that waits."""
    reading = own_or_404(request, pk)
    return JsonResponse({"at_work": reading.is_at_work, "told": reading.sentence})


def stop(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: ask the process to stop; what was found up to then is compared."""
    reading = own_or_404(request, pk)
    if request.method == "POST" and not background.stop(reading):
        messages.info(request, NOT_RUNNING)
    return redirect("website:one", pk)


def go_on(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: take up a reading that was stopped, broke off or came to a bound."""
    reading = own_or_404(request, pk)
    if request.method == "POST":
        try:
            if not background.go_on(reading):
                messages.info(request, NOT_STOPPED)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    return redirect("website:one", pk)


def forget(request: OfficeRequest, pk: int) -> HttpResponse:
    """POST: remove a reading that is not at work; evidence that was taken from it stays."""
    reading = own_or_404(request, pk)
    if request.method != "POST":
        return redirect("website:one", pk)
    if not background.forget(reading):
        messages.warning(request, STILL_RUNNING)
        return redirect("website:one", pk)
    messages.success(request, FORGOTTEN.format(address=reading.address))
    return redirect("website:start")


def decide(request: OfficeRequest, pk: int, suggestion: int) -> HttpResponse:
    """POST: what the person says to one suggestion; back to its item."""
    reading = own_or_404(request, pk)
    found = reading.suggestions.filter(pk=suggestion).first()
    if found is None:
        raise Http404
    act = ACTS.get(request.POST.get("decision", ""))
    if act:
        try:
            said = act(reading, suggestion, request.user)
            messages.success(request, said, extra_tags=found.code)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages), extra_tags=found.code)
        except WebsiteSuggestion.DoesNotExist as error:  # its process took it back just now
            raise Http404 from error
    return _back_to(request, reading, found)


def _back_to(
    request: OfficeRequest, reading: WebsiteReading, found: WebsiteSuggestion
) -> HttpResponseRedirect:
    page = reverse("website:one", args=[reading.pk])
    return HttpResponseRedirect(f"{page}{Filters.of(request.GET).query}#{found.code}")


def _begun(request: OfficeRequest, form: WebsiteForm) -> WebsiteReading | None:
    """The new reading; None, with the reason at the form, where the person has one at work."""
    for running in own_readings(request).filter(step__in=WebsiteReading.AT_WORK):
        background.look_after(running)
    said = form.cleaned_data
    reading = WebsiteReading(
        owner=request.user, year_be=said["year"].year_be, address=said["address"]
    )
    try:
        background.begin(reading)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return None
    return reading
