"""The announced result of a year, whole: /2566/results/"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agency.years import public_year_or_404
from catalogue.withdrawn import public_row_or_404
from oit_checklist.results.announced import ScoreTable, announced_in, score_tables
from oit_checklist.results.models import QuestionResult, YearResult
from public_site.charts import score_dots
from records.publication import newest_change


def year_results(request: HttpRequest, year_be: int) -> HttpResponse:
    """Total, instruments, group, indicators and questions, lost items, strengths and weaknesses."""
    fiscal_year = public_year_or_404(year_be)
    result = public_row_or_404(YearResult.objects.all(), fiscal_year=fiscal_year)
    tables = score_tables(fiscal_year)
    dots = [
        (row.label.removeprefix("ตัวชี้วัด"), row.now, row.before)
        for table in tables
        for row in table.rows
        if row.label
    ]
    context = {
        "fiscal_year": fiscal_year,
        "result": result,
        "announced": announced_in(fiscal_year),
        "tables": tables,
        "other_questions": _questions_outside(tables, result),
        "chart": score_dots(dots),
        "changed_at": newest_change(fiscal_year, result),
    }
    return render(request, "results.html", context)


def _questions_outside(tables: list[ScoreTable], result: YearResult) -> list[QuestionResult]:
    """The questions of indicators without an announced score, which no table shows."""
    shown = {question.pk for table in tables for question in table.questions}
    return [question for question in result.questions.all() if question.pk not in shown]
