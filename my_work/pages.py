"""งานของฉัน, the page after signing in, and the readiness table of a year."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

import catalogue
from agency.models import Division, FiscalYear, User
from agency.office_request import OfficeRequest
from agency.years import chosen_year
from backoffice.admin_pages import render_admin_page
from my_work.other_years import other_years
from my_work.own_words import next_review, own_words
from my_work.reminding import digests
from my_work.year_work import YearWork, load_year_work, readiness_by_division, readiness_by_section
from oit_checklist.itas.changes import count_changed_items
from oit_checklist.models import ItemUpdate
from progress.models import Reminder
from progress.permissions import may_review
from progress.work import TO_DO, group_by_step, next_task


def my_work(request: OfficeRequest) -> HttpResponse:
    """What the signed-in user has to do next; for reviewers also the queue and the divisions."""
    years = list(FiscalYear.objects.order_by("-year_be"))
    fiscal_year = chosen_year(request, years)
    context: dict[str, Any] = {
        "years": years,
        "fiscal_year": fiscal_year,
        "next_steps": [step for r in catalogue.records() for step in r.next_steps(request.user)],
    }
    if fiscal_year:
        work = load_year_work(fiscal_year)
        reviewer = may_review(request.user, ItemUpdate)
        context |= _own_work(request, work) | {"is_reviewer": reviewer}
        if reviewer:
            context |= _work_of_a_reviewer(request.user, work)
        if "year" not in request.GET or "next" in request.GET:
            context |= _work_of_other_years(request, years, fiscal_year, context)
    return render_admin_page(request, "admin/work/my_work.html", "งานของฉัน", **context)


def _own_work(request: OfficeRequest, work: YearWork) -> dict[str, Any]:
    mine = work.of_user(request.user)
    groups = group_by_step(mine)
    return {
        "mine": mine,
        "groups": groups,
        "has_divisions": bool(mine) or request.user.divisions.exists(),
        "left": sum(len(group.tasks) for group in groups if group.step in TO_DO),
        "next_task": next_task(mine),
        # After a row was sent in, the keyboard goes straight on with the next one.
        "offer": "next" in request.GET,
        "deadline": work.fiscal_year.deadlines.filter(for_reports=True).first(),
        "at_risk": sum(task.at_risk or 0 for task in mine),
    }


def _work_of_other_years(
    request: OfficeRequest,
    years: list[FiscalYear],
    shown: FiscalYear,
    context: dict[str, Any],
) -> dict[str, Any]:
    """What other open years still ask for, and the next task there when this year asks nothing."""
    others = other_years(request.user, years, shown, reviewer=context["is_reviewer"])
    tasks = [task for other in others for task in other.to_do]
    waiting = [task for other in others for task in other.review_queue]
    return {
        "other_years": others,
        "left_in_other_years": len(tasks),
        "next_task": context["next_task"] or next_task(tasks),
        "next_review": context.get("next_review") or next_review(request.user, waiting),
    }


def _work_of_a_reviewer(user: User, work: YearWork) -> dict[str, Any]:
    return {
        "review_queue": work.review_queue,
        "own_words": own_words(user, work.review_queue),
        "next_review": next_review(user, work.review_queue),
        "readiness": readiness_by_division(work),
        "public_progress": work.public_progress,
        "changed_since_itas": count_changed_items(work.fiscal_year),
        **_estimates(work),
    }


def readiness(request: HttpRequest, year_be: int) -> HttpResponse:
    """Every row of a year: elements proved, what the checks found, what it costs, what if."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    work = load_year_work(fiscal_year)
    division = _chosen_division(request)
    chosen = set(request.GET.getlist("without"))
    without = [task.row.code for task in work.oit if task.row.code in chosen]
    return render_admin_page(
        request,
        "admin/work/readiness.html",
        f"ความพร้อมปีงบประมาณ {fiscal_year}",
        fiscal_year=fiscal_year,
        tasks=work.of_division(division) if division else work.by_points_at_risk,
        divisions=[each.part for each in readiness_by_division(work)],
        division=division,
        sections=readiness_by_section(work),
        public_progress=work.public_progress,
        without=without,
        what_if=work.estimate_if_all_but(frozenset(without)) if without else None,
        **_estimates(work),
    )


def reminders(request: HttpRequest, year_be: int) -> HttpResponse:
    """What the reminders say, for offices that print them: one sheet for each division."""
    fiscal_year = get_object_or_404(FiscalYear, year_be=year_be)
    sent = Reminder.objects.filter(fiscal_year=fiscal_year).select_related("division")
    return render_admin_page(
        request,
        "admin/work/reminders.html",
        f"แจ้งเตือนงานที่ค้าง ปีงบประมาณ {fiscal_year}",
        fiscal_year=fiscal_year,
        digests=digests(fiscal_year),
        sent=sent[:30],
        mail_is_set=settings.MAIL_IS_SET,
    )


def _estimates(work: YearWork) -> dict[str, Any]:
    return {
        "estimate": work.estimate(),
        "estimate_proved": work.estimate_proved(),
        "why_no_estimate": work.why_no_estimate,
    }


def _chosen_division(request: HttpRequest) -> Division | None:
    typed = request.GET.get("division", "")
    return get_object_or_404(Division, pk=int(typed)) if _is_key(typed) else None


def _is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 10
