"""Attendance of a committee's year in the back office, and as a spreadsheet. For staff alone."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agency.context_processors import the_agency
from agency.models import FiscalYear
from backoffice.admin_pages import render_admin_page
from documents.responses import keep_private
from documents.workbooks import XLSX, CellValue, WorkbookColumn, WorkbookSheet, write_workbook
from meetings.models import Committee
from meetings.yearly_attendance import YearlyAttendance, yearly_attendance
from thai.dates import format_short_thai_date

MAY_VIEW = "meetings.view_attendance"


def attendance_page(request: HttpRequest, pk: int, year_be: int) -> HttpResponse:
    """Each person, how often, and at which meeting."""
    committee, fiscal_year = _rows_or_refuse(request, pk, year_be)
    return render_admin_page(
        request,
        "admin/meetings/attendance.html",
        f"การมาประชุมของ{committee} ปีงบประมาณ {fiscal_year}",
        committee=committee,
        year=fiscal_year,
        years=FiscalYear.objects.filter(meetings__committee=committee).distinct(),
        attendance=yearly_attendance(committee, fiscal_year),
    )


def attendance_xlsx(request: HttpRequest, pk: int, year_be: int) -> FileResponse:
    """The same as a workbook."""
    committee, fiscal_year = _rows_or_refuse(request, pk, year_be)
    title = f"การมาประชุม ปีงบประมาณ {fiscal_year}"
    sheet = _sheet(title, yearly_attendance(committee, fiscal_year))
    response = FileResponse(
        write_workbook([sheet], office=the_agency().name, title=title),
        as_attachment=True,
        filename=f"{title} {committee}.xlsx",
        content_type=XLSX,
    )
    keep_private(response)
    return response


def _sheet(title: str, attendance: YearlyAttendance) -> WorkbookSheet:
    days = [format_short_thai_date(meeting.held_on) for meeting in attendance.meetings]
    columns = [
        WorkbookColumn("ชื่อ-สกุล", 28),
        WorkbookColumn("ตำแหน่ง", 28),
        WorkbookColumn("มาประชุม (ครั้ง)", 12),
        WorkbookColumn("จากที่บันทึกไว้ (ครั้ง)", 12),
        *(WorkbookColumn(day, 14) for day in days),
    ]
    rows: list[list[CellValue]] = [
        [row.name, row.post, row.attended, row.told, *attendance.marks_of(row)]
        for row in attendance.rows
    ]
    return WorkbookSheet(title, columns, rows)


def _rows_or_refuse(request: HttpRequest, pk: int, year_be: int) -> tuple[Committee, FiscalYear]:
    if not request.user.has_perm(MAY_VIEW):
        raise PermissionDenied
    committee = get_object_or_404(Committee, pk=pk)
    return committee, get_object_or_404(FiscalYear, year_be=year_be)
