"""What a new year takes over beside its checklist: deadlines, measures, committees."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from agency.models import Deadline, FiscalYear, ReportSigner
from agency.status_rows import copy_statuses
from catalogue.many_rows import check_in_memory, create_rows
from measures.copying import copy_measures
from measures.models import Measure, MeasureQuerySet
from meetings.models import Committee, Member
from thai.dates import format_thai_date, move_years
from thai.years_in_text import move_printed_years
from year_opening.carrying import left_behind
from year_opening.dates import note_of
from year_opening.report import OpeningReport

DEADLINES, MEASURES, COMMITTEES = "กำหนดการ", "มาตรการ", "คณะกรรมการชุดใหม่"
STATUSES = "สถานะของรายงาน"
SIGNERS = "ผู้ลงนามในรายงานประจำปี"


def carry_deadlines(last: FiscalYear, fiscal_year: FiscalYear, report: OpeningReport) -> None:
    """The calendar of the year before, each day moved; titles that are there already stay."""
    years = fiscal_year.year_be - last.year_be
    there = {deadline.title: deadline for deadline in fiscal_year.deadlines.all()}
    made: list[Deadline] = []
    has_report_day = any(deadline.for_reports for deadline in there.values())
    for deadline in last.deadlines.all():
        title = move_printed_years(deadline.title, last.year_be, fiscal_year.year_be)
        if title in there or not report.first_time(f"deadline:{deadline.pk}"):
            report.keep(DEADLINES)
            continue
        day = move_years(deadline.due_on, years)
        new = Deadline(
            fiscal_year=fiscal_year,
            title=title,
            due_on=day,
            for_reports=deadline.for_reports and not has_report_day,
        )
        check_in_memory(new)
        made.append(new)
        report.add(DEADLINES, f"{title} {format_thai_date(day)}", note_of(deadline.due_on, day))
    create_rows(made)


def carry_statuses(last: FiscalYear, fiscal_year: FiscalYear, report: OpeningReport) -> None:
    """The statuses and the progress that the year before asks for; a year's own choice stays."""
    if not (last.status_rows.exists() or last.progress_measure):
        return
    has_own = fiscal_year.status_rows.exists() or fiscal_year.progress_measure
    if has_own or not report.first_time("statuses"):
        report.keep(STATUSES)
        return
    copy_statuses(last, fiscal_year)
    fiscal_year.refresh_from_db()
    for status in fiscal_year.status_rows.all():
        report.add(STATUSES, status.label)
    if fiscal_year.progress_measure:
        report.add(STATUSES, fiscal_year.get_progress_measure_display())


def carry_signers(last: FiscalYear, fiscal_year: FiscalYear, report: OpeningReport) -> None:
    """Who signed the report of the year before, until somebody else is typed; once only."""
    signers = list(last.report_signers.all())
    if not signers:
        return
    if fiscal_year.report_signers.exists() or not report.first_time("signers"):
        report.keep(SIGNERS, len(signers))
        return
    made = [
        ReportSigner(fiscal_year=fiscal_year, role=each.role, name=each.name, post=each.post)
        for each in signers
    ]
    for signer in made:
        check_in_memory(signer)
        report.add(SIGNERS, str(signer), "กรุณาตรวจชื่อและตำแหน่งก่อนออกรายงาน")
    create_rows(made)


def measures_to_carry(last: FiscalYear) -> MeasureQuerySet:
    """The measures that can be gone on with: what was withdrawn stays behind."""
    return Measure.objects.filter(fiscal_year=last, withdrawn_at=None)


def carry_measures(
    measures: Iterable[Measure], last: FiscalYear, fiscal_year: FiscalYear, report: OpeningReport
) -> None:
    """Copies of the chosen measures of the year before, unpublished and without any report."""
    chosen = {each.number: each for each in measures}
    new = [each for each in chosen.values() if not report.was_made(_name_of(each))]
    made = copy_measures(last, fiscal_year, new)
    for measure in made:
        old = chosen[measure.number]
        report.first_time(_name_of(old))
        report.add(MEASURES, f"{measure.label} {measure.title}", left_behind(old.divisions.all()))
    report.keep(MEASURES, len(chosen) - len(made))


def _name_of(measure: Measure) -> str:
    return f"measure:{measure.pk}"


def copy_committees(
    committees: Iterable[Committee], fiscal_year: FiscalYear, report: OpeningReport
) -> None:
    """
    New committees with the members of others, for an office that appoints them each year.

    The appointing order is left empty: it is another one. A name that is there already stays.
    """
    named = {f"{each.name} (ปีงบประมาณ {fiscal_year})": each for each in committees}
    there = set(Committee.objects.filter(name__in=named).values_list("name", flat=True))
    made: list[Committee] = []
    members: list[Member] = []
    for name, old in named.items():
        if name in there or not report.first_time(f"committee:{old.pk}"):
            report.keep(COMMITTEES)
            continue
        new = Committee(name=name, duties=old.duties)
        _check(new)
        made.append(new)
        copies = [_copy_of(member, new) for member in old.members.all()]
        members += copies
        note = "กรุณาเติมคำสั่งแต่งตั้ง และตรวจรายชื่อ"
        report.add(COMMITTEES, f"{name} กรรมการ {len(copies)} คน", note)
    create_rows(made)
    create_rows(members)


def _copy_of(member: Member, committee: Committee) -> Member:
    return Member(
        committee=committee,
        order=member.order,
        name=member.name,
        post=member.post,
        role=member.role,
    )


def _check(committee: Committee) -> None:
    try:
        check_in_memory(committee)
    except ValidationError as refused:
        raise ValidationError(f"{committee.name[:80]}: {' '.join(refused.messages)}") from refused
