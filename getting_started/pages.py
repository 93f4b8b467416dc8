"""The pages of the first steps: /admin/start/ and one address for each step."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import invitations, person_acts
from agency.models import Agency, Division, FiscalYear, User
from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page
from backoffice.opened_pages import TOKEN, OpenedPage
from backoffice.publication_pages import publication_address
from catalogue.notices import sentences
from getting_started.forms import AgencyStepForm, DivisionsForm, people_formset
from getting_started.how_far import StepState, all_steps, first_undone
from getting_started.models import PortalSetup, the_setup
from getting_started.steps import STEPS, year_at_work

MEANWHILE = (
    "มีผู้อื่นแก้ไขข้อมูลหน่วยงานระหว่างที่ท่านเปิดหน้านี้ จึงยังไม่ได้บันทึก ข้อมูลที่ท่านกรอกยังอยู่ด้านล่าง "
    "กรุณาดูข้อมูลปัจจุบันที่หน้า “ข้อมูลหน่วยงาน” แล้วกดบันทึกอีกครั้งถ้าต้องการใช้ตามที่ท่านกรอก"
)


def steps_page(request: HttpRequest) -> HttpResponse:
    """All steps with what is done, and where to go on."""
    states = all_steps()
    return render_admin_page(
        request,
        "admin/start/steps.html",
        "เริ่มต้นใช้งาน",
        states=states,
        done=sum(state.found.done for state in states),
        next_step=first_undone(states),
        setup=the_setup(),
    )


@require_POST
def dismiss(request: HttpRequest) -> HttpResponse:
    """Lead nobody here any more, or do so again."""
    again = "again" in request.POST
    with transaction.atomic():
        setup, _ = PortalSetup.objects.select_for_update().get_or_create(only_row=1)
        setup.dismissed_at = None if again else timezone.now()
        setup.save()
    if again:
        messages.success(request, "จะแสดงขั้นตอนต่อไปใน “งานของฉัน” จนกว่าจะเผยแพร่ปีแรก")
        return redirect("start:steps")
    messages.success(request, "ไม่แสดงขั้นตอนเริ่มต้นใน “งานของฉัน” แล้ว เปิดหน้านี้ได้เสมอที่ “เริ่มต้นใช้งาน”")
    return redirect("admin:index")


def step_page(request: OfficeRequest, slug: str) -> HttpResponse:
    """One step: a form of its own, or what is there with the way to its page."""
    if slug not in {step.slug for step in STEPS}:
        raise Http404("ไม่มีขั้นตอนนี้")
    forms = {"agency": _agency_or_again, "divisions": _divisions, "people": _people}
    if slug in forms:
        return forms[slug](request)
    return _show(request, slug, "admin/start/elsewhere.html", **_elsewhere(slug))


def _agency_or_again(request: OfficeRequest) -> HttpResponse:
    try:
        return _agency(request)
    except IntegrityError:
        # Somebody else was the first to save it, in this moment: now the form sees that.
        return _agency(request)


def _agency(request: OfficeRequest) -> HttpResponse:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    with transaction.atomic():
        agency = Agency.objects.select_for_update().first()
        shown = AgencyStepForm(instance=agency or Agency(), user=request.user)
        now = OpenedPage.of(shown, [])
        form = AgencyStepForm(data, files, instance=agency or Agency(), user=request.user)
        if data is not None and form.is_valid():
            if OpenedPage.read(data.get(TOKEN, ""), Agency, "start") in (None, now):
                row = form.save()
                for sentence in sentences([row]):
                    messages.warning(request, f"น่าสังเกต: {sentence}")
                return _go_on(request, "agency", "บันทึกข้อมูลหน่วยงานแล้ว")
            form.add_error(None, MEANWHILE)
    return _show(
        request,
        "agency",
        "admin/start/agency.html",
        status=200 if data is None else 422,
        form=form,
        opened_name=TOKEN,
        opened=now.token(Agency, "start"),
        whole=reverse("admin:agency_agency_changelist"),
    )


def _divisions(request: OfficeRequest) -> HttpResponse:
    agency = Agency.objects.first()
    data = request.POST if request.method == "POST" else None
    form = DivisionsForm(data, kind=agency.kind if agency else "")
    if data is not None and form.is_valid():
        with transaction.atomic():
            added = form.save()
        for sentence in sentences(added):
            messages.warning(request, f"น่าสังเกต: {sentence}")
        said = f"เพิ่มแล้ว {len(added)} ส่วนราชการ" if added else "ไม่มีส่วนราชการใหม่ให้เพิ่ม"
        return _go_on(request, "divisions", said)
    return _show(
        request,
        "divisions",
        "admin/start/divisions.html",
        status=200 if data is None else 422,
        form=form,
        there=Division.objects.all(),
        whole=reverse("admin:agency_division_changelist"),
    )


def _people(request: OfficeRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    formset = people_formset(data)
    if data is not None and formset.is_valid():
        try:
            with transaction.atomic():
                people = formset.save()
        except IntegrityError:
            messages.error(request, "มีผู้เพิ่มชื่อผู้ใช้เดียวกันในขณะนี้ จึงยังไม่ได้เพิ่ม กรุณาตรวจแล้วกดอีกครั้ง")
        else:
            return _let_in(request, people)
    return _show(
        request,
        "people",
        "admin/start/people.html",
        status=200 if data is None else 422,
        formset=formset,
        there=User.objects.filter(is_active=True).prefetch_related("groups", "divisions"),
        mail_is_set=invitations.mail_is_set(),
        whole=reverse("admin:agency_user_changelist"),
    )


def _let_in(request: OfficeRequest, people: list[User]) -> HttpResponse:
    """Invite whoever has an address that mail reaches; show the first passwords of the others."""
    if people:
        messages.success(request, f"เพิ่มผู้ใช้งานแล้ว {len(people)} คน")
    by_hand = []
    for person in people:
        if invitations.can_be_invited(person):
            person_acts.tell_invited(request, person, invitations.invite(person))
        else:
            by_hand.append(person)
    if by_hand:
        return person_acts.show_first_passwords(request, by_hand, _after("people"))
    return _go_on(request, "people", "")


def _elsewhere(slug: str) -> dict[str, Any]:
    """Where a step without a form of its own is done, and what has to be there before."""
    fiscal_year = year_at_work()
    if slug == "year":
        return {
            "fiscal_year": fiscal_year,
            "address": reverse("new_year:start"),
            "button": "เปิดปีงบประมาณ",
        }
    if fiscal_year is None:
        return {"address": reverse("start:step", args=["year"]), "button": "เปิดปีงบประมาณก่อน"}
    return {"fiscal_year": fiscal_year, **_OF_YEAR[slug](fiscal_year)}


def _measures_of(fiscal_year: FiscalYear) -> dict[str, Any]:
    table = f"/admin/measures/table/{fiscal_year.year_be}/"
    address = _first_that_is_there(table, "admin:measures_measure_add")
    return {
        "address": address,
        "button": "กรอกมาตรการทั้งตาราง" if address == table else "เพิ่มมาตรการ",
        "whole": reverse("admin:measures_measure_changelist"),
    }


def _publication_of(fiscal_year: FiscalYear) -> dict[str, Any]:
    return {"address": publication_address(fiscal_year), "button": "ดูก่อนเผยแพร่"}


_OF_YEAR = {"measures": _measures_of, "publish": _publication_of}


def _first_that_is_there(path: str, name: str) -> str:
    """The path if the URL map knows it, else the address of that name."""
    try:
        known = resolve(path).url_name
    except Resolver404:
        known = None
    return path if known else reverse(name)


def _show(
    request: HttpRequest, slug: str, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    states = all_steps()
    state = _state_of(states, slug)
    return render_admin_page(
        request,
        template,
        f"ขั้นที่ {state.number}: {state.step.title}",
        status=status,
        state=state,
        states=states,
        after=_after(slug),
        **context,
    )


def _state_of(states: list[StepState], slug: str) -> StepState:
    return next(state for state in states if state.step.slug == slug)


def _after(slug: str) -> str:
    """The address of the next step; behind the last one, of them all."""
    slugs = [step.slug for step in STEPS]
    later = slugs[slugs.index(slug) + 1 :]
    return reverse("start:step", args=[later[0]]) if later else reverse("start:steps")


def _go_on(request: HttpRequest, slug: str, said: str) -> HttpResponse:
    if said:
        messages.success(request, said)
    return redirect(_after(slug))
