"""What the portal knows of notices. Nothing else of the portal was changed for them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

import catalogue
from catalogue.calendar import Appointment
from catalogue.cells import Whole
from catalogue.columns import Column, Part, of_sheet, open_data
from catalogue.data_tables import DataTable
from catalogue.news import News
from catalogue.pages import ListPage, PageReference
from catalogue.search_words import SearchChoice, SearchWords
from catalogue.sheets import Sheet
from catalogue.timeline import TimelineEntry
from catalogue.usual_columns import day, number, page_address, updated_at, year_column
from tests.toy.models import Notice

COLUMNS = (
    year_column(),
    number("number", "ลำดับที่", "ลำดับในปี", "ลำดับ", cell=Whole(), part=Part.KEY),
    Column("title", "เรื่อง", "ชื่อเรื่อง", required=True, names_row=True),
    Column("text", "ข้อความ", "ข้อความของประกาศ"),
    day("held_on", "วันที่", "วันที่ของประกาศ"),
    page_address("หน้าเว็บของประกาศ"),
    updated_at(),
)


class NoticeSheet(Sheet):
    slug, title, place = "notices", "ประกาศ", 900
    explanation = "ประกาศของปี"
    view_right, change_right, add_right = "toy.view_notice", "toy.change_notice", "toy.add_notice"
    model = Notice
    columns = of_sheet(COLUMNS)

    def rows(self, fiscal_year: Any) -> QuerySet[Notice]:
        return Notice.objects.filter(fiscal_year=fiscal_year).select_related("fiscal_year")

    def make(self, key: dict[str, Any]) -> Notice:
        notice = super().make(key)
        notice.number = key["number"]
        return notice


@catalogue.register(Notice)
class NoticeRecord(catalogue.Record):
    kind, title = "notices", "ประกาศ"
    has_page = True
    sheet = NoticeSheet
    search = SearchWords(
        weight=900,
        choice=SearchChoice("notice", "ประกาศ"),
        title=lambda notice: notice.title,
        text=lambda notice: notice.text,
        loads=("fiscal_year",),
    )

    def page_rows(self) -> QuerySet[Any]:
        return self.public_rows().select_related("fiscal_year")

    def data_tables(self) -> Iterable[DataTable]:
        yield DataTable(
            "notices",
            "ประกาศ",
            "ประกาศของปี ประกาศละหนึ่งแถว",
            key=("year_be", "number"),
            columns=open_data(COLUMNS),
            rows_of=lambda year: self.page_rows().filter(fiscal_year=year).order_by("number"),
            place=900,
        )

    def page_reference(self, row: Notice) -> PageReference:
        year_be = row.fiscal_year.year_be
        return PageReference(year_be, self.address(row), row.title, row.number)

    def list_pages(self, rows: Iterable[Notice]) -> Iterator[ListPage]:
        by_year: dict[int, list[Notice]] = {}
        for row in rows:
            by_year.setdefault(row.fiscal_year.year_be, []).append(row)
        for year_be, shown in by_year.items():
            yield ListPage(reverse("notices", args=[year_be]), shown, year_be)

    def news(self, most: int) -> Iterator[News]:
        for row in self.page_rows().order_by("-published_at", "-pk")[:most]:
            yield News(f"notice-{row.pk}", self.address(row), row.title, row.text, row.published_at)

    def events(self, fiscal_year: Model) -> QuerySet[Any]:
        return self.public_rows_of(fiscal_year)

    def timeline_entry(self, row: Notice) -> TimelineEntry:
        assert row.published_at
        return TimelineEntry(row.published_at, self.address(row), row.title, (row.text,))

    def load_events(self, keys: list[Any]) -> dict[Any, Any]:
        return Notice.objects.select_related("fiscal_year").in_bulk(keys)

    def appointment(self, row: Notice) -> Appointment:
        assert row.published_at
        assert row.held_on
        key, at = f"notice-{row.pk}", row.published_at
        return Appointment(key, row.title, self.address(row), row.held_on, at)

    def appointments(self) -> Iterable[Appointment]:
        return map(self.appointment, self.page_rows().filter(held_on__isnull=False))
