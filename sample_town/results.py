"""Announced results: indicators, questions, lost items and the group, all invented."""

from datetime import date
from decimal import Decimal
from typing import Any

from agency.models import FiscalYear
from catalogue.acts import publish
from oit_checklist.results.models import ResultRemark, YearResult
from sample_town.town import person

INDICATORS = (
    ("IIT", "การปฏิบัติหน้าที่"), ("IIT", "การใช้งบประมาณ"), ("IIT", "การใช้อำนาจ"),
    ("IIT", "การใช้ทรัพย์สินของราชการ"), ("IIT", "การแก้ไขปัญหาการทุจริต"), ("EIT", "คุณภาพการดำเนินงาน"),
    ("EIT", "ประสิทธิภาพการสื่อสาร"), ("EIT", "การปรับปรุงระบบการทำงาน"), ("OIT", "การเปิดเผยข้อมูล"),
    ("OIT", "การป้องกันการทุจริต"),
)  # fmt: skip
REMARKS = {
    ResultRemark.Kind.STRENGTH: ("ประชาชนเห็นว่าเจ้าหน้าที่ให้บริการเท่าเทียม (ตัวอย่าง)",),
    ResultRemark.Kind.WEAKNESS: (
        "ประชาชนรู้จักช่องทางร้องเรียนน้อย (ตัวอย่าง)",
        "รายงานประจำปีไม่ครบองค์ประกอบ (ตัวอย่าง)",
    ),
}


def make_result(fiscal_year: FiscalYear, entry: dict[str, Any]) -> None:
    """The result of a year of which the data file tells a total."""
    if "total" not in entry:
        return
    result = YearResult.objects.create(
        fiscal_year=fiscal_year,
        announced_on=date(fiscal_year.year_be - 543, 8, 18),
        source="ประกาศสมมติ ไม่ใช่ผลของ ป.ป.ช.",
    )
    for number, (instrument, title) in enumerate(INDICATORS, start=1):
        score = Decimal(entry[instrument.lower()]) + Decimal(number % 3 - 1)
        result.indicators.create(instrument=instrument, number=number, title=title, score=score)
        if instrument != "OIT":
            text = f"ข้อคำถามสมมติเรื่อง{title}"
            result.questions.create(indicator=number, number=1, text=text, score=score)
    for item in fiscal_year.checklistitems.filter(instrument="OIT", number__in=(7, 20)):
        reason = "ไม่ระบุปัญหาอุปสรรคและข้อเสนอแนะ (ตัวอย่าง)"
        result.lost_items.create(number=item.number, title=item.title, reason=reason)
    rank = {"group": "เทศบาลตำบลในจังหวัดสมมติ", "rank": 3, "out_of": 12, "mean": Decimal("88.10")}
    result.comparisons.create(**rank)
    for kind, texts in REMARKS.items():
        for order, text in enumerate(texts, start=1):
            result.remarks.create(kind=kind, order=order, text=text)
    publish([result], person("administrator"))
