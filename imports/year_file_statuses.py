"""The part of a year file that holds the year's own statuses and what it measures beside them."""

from agency.models import FiscalYear, YearStatus
from agency.status_rows import MOST, used_codes
from progress.measuring import ALL_FIELDS, PERCENT_FIELDS, measure_fields
from progress.models import Update
from progress.models.update import LONGEST_QUARTER, PERCENT
from records.data_files import TomlTable
from records.file_loading import FileLoader, name_of

PROGRESS_MEASURES = {
    "": "",
    **{choice.value: choice.value for choice in FiscalYear.ProgressMeasure},
}


def load_statuses(table: TomlTable, fiscal_year: FiscalYear, loader: FileLoader) -> None:
    """
    Load the [[year.status]] of one [[year]] in their order, of which the first is the initial one.

    A year that has statuses of its own keeps them. Raises DataFileError with file, line and reason.
    """
    lines = table.tables("status")
    if not lines:
        return
    if fiscal_year.status_rows.exists():
        loader.report.kept[name_of(YearStatus)] += len(lines)
        return
    for place, line in enumerate(lines, start=1):
        line.only_keys("code", "label", "in_overview", "counts_as_done")
        status = YearStatus(
            fiscal_year=fiscal_year,
            order=place * 10,
            code=line.text("code"),
            label=line.text("label"),
            in_overview=line.text("in_overview", ""),
            counts_as_done=line.get("counts_as_done", bool, False),
            is_initial=place == 1,
        )
        loader.add(line, status)
    _refuse_half_a_set(table, fiscal_year, lines)


def _refuse_half_a_set(table: TomlTable, fiscal_year: FiscalYear, lines: list[TomlTable]) -> None:
    if len(lines) > MOST:
        raise lines[MOST].error(f"ปีหนึ่งมีได้ไม่เกิน {MOST} สถานะ")
    if not any(line.get("counts_as_done", bool, False) for line in lines):
        raise table.error("ต้องมีอย่างน้อยหนึ่งสถานะที่นับว่าดำเนินการแล้ว (counts_as_done = true)")
    if lost := used_codes(fiscal_year) - {line.text("code") for line in lines}:
        codes = ", ".join(sorted(lost))
        raise table.error(f"มีรายงานของปี {fiscal_year} ที่ใช้สถานะรหัส {codes} แล้ว แต่แฟ้มนี้ไม่มี")


def put_measured(table: TomlTable, update: Update) -> None:
    """
    Put the percentage or the quarters of a row's table into its update, which is not stored yet.

    Raises DataFileError for what the year does not ask for, and for what cannot be.
    """
    asked = measure_fields(update.assignment.fiscal_year)
    for name in ALL_FIELDS:
        if name not in table.values:
            continue
        if name not in asked:
            year = update.assignment.fiscal_year
            raise table.error(f"ปีงบประมาณ {year} ไม่ได้ให้รายงานช่อง {name}", name)
        setattr(
            update, name, _percent(table, name) if name in PERCENT_FIELDS else _text(table, name)
        )


def _percent(table: TomlTable, name: str) -> int:
    value = table.values[name]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
        raise table.error(PERCENT, name)
    return value


def _text(table: TomlTable, name: str) -> str:
    text = table.text(name)
    if len(text) > LONGEST_QUARTER:
        raise table.error(f"ข้อความของ {name} ยาวเกิน {LONGEST_QUARTER} ตัวอักษร", name)
    return text
