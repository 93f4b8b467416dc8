"""What a new year takes over beside its checklist: deadlines, measures, committees."""

from collections.abc import Iterable

from agency.models import Deadline, FiscalYear
from agency.status_rows import copy_statuses
from catalogue.many_rows import check_in_memory, create_rows
from measures.copying import copy_measures
from measures.models import Measure
from meetings.models import Committee, Member
from thai.dates import format_thai_date, move_years
from thai.years_in_text import move_printed_years
from year_opening.dates import note_of
from year_opening.report import OpeningReport

DEADLINES, MEASURES, COMMITTEES = "กำหนดการ", "มาตรการ", "คณะกรรมการชุดใหม่"
STATUSES = "สถานะของรายงาน"


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
    """The statuses that the year before has of its own; a year that has its own keeps them."""
    if not last.status_rows.exists():
        return
    if fiscal_year.status_rows.exists() or not report.first_time("statuses"):
        report.keep(STATUSES)
        return
    copy_statuses(last, fiscal_year)
    for status in fiscal_year.status_rows.all():
        report.add(STATUSES, str(status.label))


def carry_measures(
    measures: Iterable[Measure], last: FiscalYear, fiscal_year: FiscalYear, report: OpeningReport
) -> None:
    """Copies of the chosen measures of the year before, unpublished and without any report."""
    chosen = list(measures)
    new = [each for each in chosen if report.first_time(f"measure:{each.pk}")]
    made = copy_measures(last, fiscal_year, new)
    for measure in made:
        report.add(MEASURES, f"{measure.label} {measure.title}")
    report.keep(MEASURES, len(chosen) - len(made))


def copy_committees(
    committees: Iterable[Committee], fiscal_year: FiscalYear, report: OpeningReport
) -> None:
    """
    New committees with the members of others, for an office that appoints them each year.

    The appointing order is left empty: it is another one. A name that is there already stays.
    """
    for committee in committees:
        name = f"{committee.name} (ปีงบประมาณ {fiscal_year})"
        is_there = Committee.objects.filter(name=name).exists()
        if is_there or not report.first_time(f"committee:{committee.pk}"):
            report.keep(COMMITTEES)
            continue
        new = Committee(name=name, duties=committee.duties)
        new.full_clean()
        new.save()
        members = list(committee.members.all())
        for member in members:
            copy = Member(
                committee=new,
                order=member.order,
                name=member.name,
                post=member.post,
                role=member.role,
            )
            copy.save()
        note = "กรุณาเติมคำสั่งแต่งตั้ง และตรวจรายชื่อ"
        report.add(COMMITTEES, f"{name} กรรมการ {len(members)} คน", note)
