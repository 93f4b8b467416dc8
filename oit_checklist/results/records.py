"""What the portal knows of announced results: public with their year, once they are published."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.html import escape

import catalogue
from catalogue.columns import Column
from catalogue.data_tables import DataTable
from catalogue.news import News
from catalogue.pages import PageReference
from catalogue.report_tables import Chapter
from catalogue.search_words import SearchChoice, SearchWords
from catalogue.timeline import TimelineEntry
from documents.figures import Bars
from oit_checklist.results import report
from oit_checklist.results import starting_text as _starting_text  # noqa: F401 - registers itself
from oit_checklist.results.announced import score_tables
from oit_checklist.results.columns import (
    COMPARISON_DATA,
    INDICATOR_DATA,
    LOST_ITEM_DATA,
    QUESTION_DATA,
    REMARK_DATA,
)
from oit_checklist.results.last_year import instrument_bars
from oit_checklist.results.models import (
    PARTS,
    GroupComparison,
    IndicatorResult,
    LostItem,
    QuestionResult,
    ResultRemark,
    YearResult,
)
from oit_checklist.results.sheets import IndicatorResultSheet, LostItemSheet, QuestionResultSheet

RESULTS = SearchChoice("result", "ผลการประเมิน")


def _total_of(result: YearResult) -> str:
    """ "คะแนนรวม 99.33 ระดับ ผ่านดีเยี่ยม", as much of it as is known."""
    year = result.fiscal_year
    total = "" if year.total_score is None else f"คะแนนรวม {year.total_score}"
    grade = f"ระดับ {year.grade}" if year.grade else ""
    return " ".join(filter(None, (total, grade)))


@catalogue.register(YearResult)
class YearResultRecord(catalogue.Record):
    kind, title = "results", "ผลการประเมินของปี"
    parts = PARTS
    has_page = True
    in_report = True
    search = SearchWords(
        weight=95, choice=RESULTS, title=str, text=attrgetter("source"), loads=("fiscal_year",)
    )

    def name_of(self, row: YearResult) -> str:
        return str(row)

    def page_rows(self) -> QuerySet[Any]:
        return self.public_rows().select_related("fiscal_year")

    def page_reference(self, row: YearResult) -> PageReference:
        return PageReference(row.fiscal_year.year_be, row.get_absolute_url(), str(row))

    def news(self, most: int) -> Iterator[News]:
        for row in self.page_rows().order_by("-published_at", "-pk")[:most]:
            html, at = escape(_total_of(row)), row.shown_since
            yield News(f"result-{row.pk}", self.address(row), str(row), html, at)

    def events(self, fiscal_year: Model) -> QuerySet[Any]:
        return self.public_rows_of(fiscal_year)

    def load_events(self, keys: list[Any]) -> dict[Any, YearResult]:
        return YearResult.objects.select_related("fiscal_year").in_bulk(keys)

    def timeline_entry(self, row: YearResult) -> TimelineEntry:
        texts = tuple(filter(None, [_total_of(row)]))
        return TimelineEntry(row.shown_since, self.address(row), str(row), texts)

    def report_rows(self, fiscal_year: Model) -> list[YearResult]:
        rows = self.public_rows_of(fiscal_year).select_related("fiscal_year")
        loaded = list(rows.prefetch_related(*PARTS))
        for row in loaded:
            row.score_tables = score_tables(row.fiscal_year)
        return loaded

    def report_chapters(self, rows: list[YearResult]) -> Iterable[Chapter]:
        return report.chapters(rows)

    def report_charts(self, fiscal_year: Any, before: Any) -> Iterator[Bars]:
        return instrument_bars(fiscal_year, before)

    def report_highlights(self, rows: list[YearResult]) -> Iterator[str]:
        return report.highlights(rows)

    def report_name(self, row: YearResult) -> str:
        return report.NAME

    def report_words(self, row: YearResult) -> str:
        return report.words(row)


class ResultPartRecord(catalogue.Record):
    """A line of a result: public with it."""

    year_path = "result__fiscal_year"
    moments = ()
    public_with = ("result", "result__fiscal_year")
    mended_in_public = True

    def shows_itself(self, row: Any) -> bool:
        return True

    def public_rows(self) -> QuerySet[Any]:
        return self.model._default_manager.filter(result__in=YearResult.objects.published())

    def address(self, row: Any) -> str:
        return row.result.get_absolute_url()

    def back_office_row(self, row: Any) -> Any:
        return row.result

    def _table(
        self, name: str, about: str, key: tuple[str, ...], columns: tuple[Column, ...], place: int
    ) -> DataTable:
        return DataTable(
            name, self.title, about, key=("year_be", *key), columns=columns,
            rows_of=self._of_year, place=place,
        )  # fmt: skip

    def _of_year(self, fiscal_year: Model) -> QuerySet[Any]:
        rows = self.public_rows().filter(result__fiscal_year=fiscal_year)
        return rows.select_related("result__fiscal_year")


def _words(weight: int, title: Any, text: Any = str) -> SearchWords:
    return SearchWords(
        weight=weight, choice=RESULTS, title=title, text=text, page="result", public_with_page=True
    )


@catalogue.register(GroupComparison)
class GroupComparisonRecord(ResultPartRecord):
    kind, title = "group-comparisons", "อันดับและค่าเฉลี่ยของกลุ่ม"

    def data_tables(self) -> Iterable[DataTable]:
        about = "อันดับของหน่วยงานและค่าเฉลี่ยในแต่ละกลุ่มตามที่ประกาศ กลุ่มละหนึ่งแถว"
        yield self._table("group-comparisons", about, ("group",), COMPARISON_DATA, 14)


@catalogue.register(IndicatorResult)
class IndicatorResultRecord(ResultPartRecord):
    kind, title = "indicator-scores", "คะแนนรายตัวชี้วัด"
    sheet = IndicatorResultSheet
    search = _words(96, str, lambda row: "")

    def data_tables(self) -> Iterable[DataTable]:
        about = "คะแนนของแต่ละตัวชี้วัดตามที่ประกาศ ตัวชี้วัดละหนึ่งแถว"
        yield self._table("indicator-scores", about, ("number",), INDICATOR_DATA, 11)


@catalogue.register(QuestionResult)
class QuestionResultRecord(ResultPartRecord):
    kind, title = "question-scores", "คะแนนรายข้อคำถาม"
    sheet = QuestionResultSheet
    search = _words(97, lambda row: "", attrgetter("text"))

    def data_tables(self) -> Iterable[DataTable]:
        about = "คะแนนของแต่ละข้อคำถามใน IIT และ EIT ตามที่ประกาศ ข้อคำถามละหนึ่งแถว"
        key = ("indicator", "number")
        yield self._table("question-scores", about, key, QUESTION_DATA, 12)


@catalogue.register(LostItem)
class LostItemRecord(ResultPartRecord):
    kind, title = "lost-items", "ข้อ OIT ที่ไม่ได้คะแนน"
    sheet = LostItemSheet
    search = _words(98, str, attrgetter("reason"))

    def data_tables(self) -> Iterable[DataTable]:
        about = "ข้อ OIT ที่ไม่ได้คะแนนและความเห็นของผู้ตรวจประเมิน ข้อละหนึ่งแถว"
        yield self._table("lost-items", about, ("code",), LOST_ITEM_DATA, 13)


@catalogue.register(ResultRemark)
class ResultRemarkRecord(ResultPartRecord):
    kind, title = "result-remarks", "จุดแข็งและจุดที่ต้องพัฒนา"
    search = _words(99, lambda row: "", attrgetter("text"))

    def data_tables(self) -> Iterable[DataTable]:
        about = "จุดแข็งและจุดที่ต้องพัฒนาตามที่ประกาศ ข้อความละหนึ่งแถว"
        yield self._table("result-remarks", about, ("kind", "order"), REMARK_DATA, 15)
