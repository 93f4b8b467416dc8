"""The announced results in a year file: what the report says of them, published as it is."""

from django.utils import timezone

from agency.models import FiscalYear
from oit_checklist.models import Instrument
from oit_checklist.results.models import (
    GroupComparison,
    IndicatorResult,
    LostItem,
    QuestionResult,
    ResultRemark,
    YearResult,
)
from records.data_files import TomlTable
from records.file_loading import FileLoader, name_of

INSTRUMENTS = {choice.value: choice.value for choice in Instrument}
KINDS = {kind.label: kind.value for kind in ResultRemark.Kind}


def load_result(table: TomlTable, loader: FileLoader) -> None:
    """
    Load one [[result]] with its lines, scores in percent; a year that has a result keeps its own.

    Raises DataFileError with file, line and reason.
    """
    table.only_keys(
        "year", "announced_on", "source", "indicator", "question", "lost", "group", "remark"
    )
    year_be = table.number("year")
    loader.once(table, "year", f"ผลการประเมินปี {year_be}")
    fiscal_year = FiscalYear.objects.filter(year_be=year_be).first()
    if fiscal_year is None:
        raise table.error(f"ไม่มีปีงบประมาณ {year_be} ในแฟ้มนี้และในระบบ", "year")
    if YearResult.objects.filter(fiscal_year=fiscal_year).exists():
        loader.report.kept[name_of(YearResult)] += 1
        return
    result = YearResult(
        fiscal_year=fiscal_year,
        announced_on=table.day("announced_on"),
        source=table.text("source", ""),
        published_at=timezone.now(),
    )
    loader.add(table, result)
    _load_lines(table, result, loader)


def _load_lines(table: TomlTable, result: YearResult, loader: FileLoader) -> None:
    for line in table.tables("indicator"):
        line.only_keys("instrument", "number", "title", "score")
        indicator = IndicatorResult(
            result=result,
            instrument=line.choice("instrument", INSTRUMENTS),
            number=line.number("number"),
            title=line.text("title"),
        )
        _add_scored(line, indicator, loader)
    for line in table.tables("question"):
        line.only_keys("indicator", "number", "text", "score")
        question = QuestionResult(
            result=result,
            indicator=line.number("indicator"),
            number=line.number("number"),
            text=line.text("text"),
        )
        _add_scored(line, question, loader)
    for line in table.tables("lost"):
        line.only_keys("number", "title", "reason")
        number, title = line.number("number"), line.text("title")
        reason = line.text("reason", "")
        loader.add(line, LostItem(result=result, number=number, title=title, reason=reason))
    for line in table.tables("group"):
        line.only_keys("group", "rank", "out_of", "mean")
        comparison = GroupComparison(
            result=result,
            group=line.text("group"),
            rank=line.get("rank", int),
            out_of=line.get("out_of", int),
            mean=line.decimal("mean"),
        )
        loader.add(line, comparison)
    for order, line in enumerate(table.tables("remark"), start=1):
        line.only_keys("kind", "text")
        kind, text = line.choice("kind", KINDS), line.text("text")
        loader.add(line, ResultRemark(result=result, kind=kind, order=order, text=text))


def _add_scored(line: TomlTable, row: IndicatorResult | QuestionResult, loader: FileLoader) -> None:
    score = line.decimal("score")
    if score is None:
        raise line.error("ขาดคะแนน (score)", "score")
    row.score = score
    loader.add(line, row)
