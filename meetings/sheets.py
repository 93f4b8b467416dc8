"""Meetings as a spreadsheet: when and where; what stands in their minutes has sheets of its own."""

from typing import Any

from django.db.models import QuerySet

from agency.models import FiscalYear
from catalogue.columns import of_sheet
from catalogue.sheets import Sheet
from meetings.columns import MEETING_COLUMNS
from meetings.models import Meeting


class MeetingSheet(Sheet):
    slug, title, place = "meetings", "การประชุม", 90
    explanation = "วัน เวลา และสถานที่ของการประชุม ส่วนผู้เข้าประชุม วาระ และคำกล่าว อยู่ในตารางของตนเอง"
    view_right, change_right = "meetings.view_meeting", "meetings.change_meeting"
    add_right = "meetings.add_meeting"
    model = Meeting
    columns = of_sheet(MEETING_COLUMNS)

    def rows(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        return Meeting.objects.filter(fiscal_year=fiscal_year).for_list()
