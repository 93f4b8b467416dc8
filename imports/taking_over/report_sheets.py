"""Sheets for what a whole report says and no table of the back office holds."""

from catalogue.cells import Hundredths
from catalogue.columns import Column
from catalogue.usual_columns import year_column
from imports.taking_over.own_sheets import YearScoreSheet


class ReportYearSheet(YearScoreSheet):
    """What the cover of a report says of its year."""

    slug, title, place = "report-years", "ปีงบประมาณของรายงาน", 63
    explanation = "ชื่อรายงาน บทนำ คะแนนรวม และระดับของปี"
    columns = (
        year_column("year_be"),
        Column("report_title", "ชื่อรายงานบนปก"),
        Column("introduction", "บทนำของรายงาน"),
        Column("total_score", "คะแนนรวม", cell=Hundredths()),
        Column("grade", "ระดับผลการประเมิน"),
    )
