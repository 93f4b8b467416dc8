"""The table of who is responsible: /admin/start/responsible/"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from agency.models import Division
from agency.office_request import OfficeRequest
from backoffice.admin_pages import render_admin_page
from catalogue.refusing import LockedError
from getting_started.how_far import all_steps
from getting_started.responsible import ALL, EVERY_ITEM, load_groups, save_sent, token_of
from getting_started.steps import year_at_work

SLUG = "responsible"


def responsible_page(request: OfficeRequest) -> HttpResponse:
    """All items of the year that is set up × divisions."""
    fiscal_year = year_at_work()
    if fiscal_year and request.method == "POST":
        try:
            changed = save_sent(fiscal_year, request.POST)
        except LockedError as error:
            messages.error(request, f"ไม่ได้บันทึก เพราะ{' '.join(error.messages)}")
            return redirect(request.path)
        messages.success(
            request, f"บันทึกแล้ว ผู้รับผิดชอบเปลี่ยน {changed} ข้อ" if changed else "ไม่มีข้อใดเปลี่ยน"
        )
        return redirect("start:step", "measures")
    groups = load_groups(fiscal_year) if fiscal_year else []
    states = all_steps()
    state = next(each for each in states if each.step.slug == SLUG)
    return render_admin_page(
        request,
        "admin/start/responsible.html",
        f"ขั้นที่ {state.number}: {state.step.title}",
        state=state,
        states=states,
        after=reverse("start:step", args=["measures"]),
        fiscal_year=fiscal_year,
        groups=groups,
        columns=[(ALL, "ทุกส่วนงาน"), *_columns(groups)],
        every=EVERY_ITEM,
        shown=token_of(groups),
    )


def _columns(groups: list) -> list[tuple[str, str]]:
    """Divisions in use, and others that are responsible all the same."""
    ticked = {key for group in groups for row in group.rows for key in row.ticked}
    return [
        (str(division.pk), division.name)
        for division in Division.objects.all()
        if division.in_use or str(division.pk) in ticked
    ]
