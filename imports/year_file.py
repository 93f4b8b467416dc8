"""
Load a whole fiscal year from a TOML file: agency, scores, measures, progress, minutes.

The file is the transcription of a report that is public already, so what it says is loaded as
approved updates. Loading adds what is missing and never changes what is there: a row that
has any update keeps its own.
"""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from agency.models import Agency, Division, FiscalYear
from agency.naming import Kind
from catalogue.notices import sentences
from imports.year_file_evidence import load_evidence
from imports.year_file_measures import MEASURE_KEYS, measure_of, update_of
from imports.year_file_meetings import load_meetings
from imports.year_file_results import load_result
from imports.year_file_statuses import PROGRESS_MEASURES, load_statuses, put_measured
from measures.models import Measure, MeasureUpdate
from oit_checklist.models import ChecklistItem, Instrument, ItemUpdate
from progress.measuring import ALL_FIELDS
from progress.models import Assignment
from progress.reviewing import publish
from records.data_files import TomlTable, read_data_file
from records.file_loading import FileLoader, LoadReport, name_of
from values.reading import Written
from values.statuses import read_status

KINDS = {"": "", **{kind.label: kind.value for kind in Kind}}
INSTRUMENTS = {choice.value: choice.value for choice in Instrument}


@dataclass(kw_only=True)
class YearReport(LoadReport):
    """What a loading did."""

    year_be: int


@transaction.atomic
def load_year(path: Path) -> YearReport:
    """
    Load a year file, all of it or nothing. Raises DataFileError with file, line and reason.

    The criteria of the year have to be loaded before.
    """
    data = read_data_file(path)
    data.only_keys(
        "fiscal_year", "source", "agency", "division", "year", "measure", "progress",
        "committee", "meeting", "result",
    )  # fmt: skip
    loader = YearLoader(data)
    loader.agency(data.table("agency"))
    for order, table in enumerate(data.tables("division"), start=1):
        loader.division(table, order)
    loader.years(data)
    for table in data.tables("result"):
        load_result(table, loader)
    for table in data.tables("measure"):
        loader.measure(table)
    for table in data.tables("progress"):
        loader.progress(table)
    load_meetings(data, loader.fiscal_year, loader)
    loader.report.notices = sentences(loader.rows)
    return loader.report


class YearLoader(FileLoader[YearReport]):
    """Loads the parts of a year file; `years` comes before what belongs to the year."""

    fiscal_year: FiscalYear

    def __init__(self, data: TomlTable):
        super().__init__(YearReport(year_be=data.number("fiscal_year")))
        self.source = data.text("source")
        self.division_orders: dict[str, int] = {}
        self.is_first_load = not Division.objects.exists()

    def agency(self, table: TomlTable) -> None:
        fields = (
            "name",
            "district",
            "province",
            "address",
            "phone",
            "email",
            "website",
            "eit_code",
        )
        table.only_keys("kind", *fields)
        if Agency.objects.exists():
            self.report.kept["ข้อมูลหน่วยงาน"] += 1
            return
        values = {name: table.text(name, "") for name in fields}
        values["kind"] = table.choice("kind", KINDS, "")
        self.add(table, Agency(**values))

    def division(self, table: TomlTable, order: int) -> None:
        table.only_keys("name")
        name = table.text("name")
        self.division_orders[name] = order
        if self.is_first_load:
            self._division_row(name)

    def _division_row(self, name: str) -> Division:
        """The division of this name; made when a new row needs it, not because staff renamed it."""
        division, is_new = Division.objects.get_or_create(
            name=name, defaults={"order": self.division_orders[name]}
        )
        self.report.added["ส่วนราชการ"] += is_new
        return division

    def years(self, data: TomlTable) -> None:
        for table in data.tables("year"):
            table.only_keys("year", "total", "iit", "eit", "oit", "grade", "report_title",
                            "introduction", "progress_measure", "status")  # fmt: skip
            year_be = table.number("year")
            self.once(table, "year", f"ปีงบประมาณ {year_be}")
            self._year(table, year_be)
        fiscal_year = FiscalYear.objects.filter(year_be=self.report.year_be).first()
        if fiscal_year is None or not fiscal_year.checklistitems.exists():
            raise data.error("ยังไม่ได้โหลดเกณฑ์ของปีนี้ ใช้ manage.py load_criteria ก่อน", "fiscal_year")
        if why := fiscal_year.why_closed:
            raise data.error(f"{why} จึงโหลดข้อมูลของปีนี้ไม่ได้", "fiscal_year")
        self.fiscal_year = fiscal_year
        self.statuses = {status.label: str(status) for status in fiscal_year.statuses}

    def _year(self, table: TomlTable, year_be: int) -> None:
        fiscal_year = FiscalYear.objects.filter(year_be=year_be).first() or FiscalYear(
            year_be=year_be
        )
        if fiscal_year.published_at:
            self.report.kept["ปีงบประมาณ"] += 1
            return
        fiscal_year.published_at = timezone.now()
        fiscal_year.total_score = table.decimal("total")
        fiscal_year.iit_score = table.decimal("iit")
        fiscal_year.eit_score = table.decimal("eit")
        fiscal_year.oit_score = table.decimal("oit")
        fiscal_year.grade = table.text("grade", "")
        fiscal_year.report_title = table.text("report_title", "")
        fiscal_year.introduction = table.text("introduction", "")
        fiscal_year.progress_measure = table.choice("progress_measure", PROGRESS_MEASURES, "")
        self.add(table, fiscal_year)
        load_statuses(table, fiscal_year, self)

    def measure(self, table: TomlTable) -> None:
        table.only_keys(*MEASURE_KEYS, *ALL_FIELDS, "divisions", "all_divisions", "period",
                        "status")  # fmt: skip
        measure = measure_of(table, self.fiscal_year)
        self.once(table, "number", f"มาตรการ {measure.number}")
        is_work = not measure.is_heading
        names = self._division_names(table) if is_work else table.texts("divisions")
        stored = Measure.objects.filter(fiscal_year=self.fiscal_year, number=measure.number).first()
        if stored is None:
            self._assign(table, measure)
            self.add(table, measure)
            measure.divisions.set(map(self._division_row, names))
        if is_work:
            stored = stored or measure
            if not stored.updates.exists():
                load_evidence(table, stored, self)
            self._report(table, stored, update_of(table, stored))

    def progress(self, table: TomlTable) -> None:
        table.only_keys("instrument", "number", "divisions", "all_divisions", "period", "status",
                        "progress", "evidence", *ALL_FIELDS)  # fmt: skip
        instrument = table.choice("instrument", INSTRUMENTS)
        number = table.number("number")
        self.once(table, "number", f"ข้อ {instrument} {number}")
        item = ChecklistItem.objects.filter(
            fiscal_year=self.fiscal_year, instrument=instrument, number=number
        ).first()
        if item is None:
            raise table.error(f"ไม่มีข้อ {instrument} {number} ในเกณฑ์ปี {self.fiscal_year}", "number")
        names = self._division_names(table)
        if not item.updates.exists():
            self._assign(table, item)
            item.save()
            item.divisions.set(map(self._division_row, names))
            load_evidence(table, item, self)
        self._report(table, item, ItemUpdate(assignment=item, progress=table.text("progress", "")))

    def _assign(self, table: TomlTable, row: Assignment) -> None:
        """Who is responsible and when, as the file says."""
        row.for_all_divisions = table.get("all_divisions", bool, False)
        if period := table.period("period", self.report.year_be):
            row.starts_on, row.ends_on = period.starts_on, period.ends_on

    def _division_names(self, table: TomlTable) -> list[str]:
        names = table.texts("divisions")
        for name in names:
            if name not in self.division_orders:
                raise table.error(f"ไม่มีส่วนราชการชื่อ “{name}” ในแฟ้มนี้", "divisions")
        if not names and not table.get("all_divisions", bool, False):
            raise table.error("ขาดผู้รับผิดชอบ (divisions หรือ all_divisions)")
        return names

    def _status_in(self, text: str) -> str:
        """The year's label that a text means; the text itself if none."""
        return read_status(Written(text), list(self.statuses)).value or text

    def _report(
        self,
        table: TomlTable,
        assignment: Measure | ChecklistItem,
        update: MeasureUpdate | ItemUpdate,
    ) -> None:
        """What the file says was done, as an approved update; staff's own updates stay."""
        update.status = table.choice("status", self.statuses, read=self._status_in)
        update.source = self.source
        put_measured(table, update)
        if assignment.updates.exists():
            self.report.kept[name_of(update)] += 1
            return
        publish(update)
        self.report.added[name_of(update)] += 1
