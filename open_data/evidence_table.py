"""evidence: what proves the reports on items and measures."""

from collections.abc import Iterator
from itertools import chain

from agency.models import FiscalYear
from measures.models import MeasureEvidence
from oit_checklist.models import ItemEvidence
from open_data import usual_columns as usual
from open_data.columns import Column, Table
from progress.models import Evidence
from records.addresses import absolute


def _rows(fiscal_year: FiscalYear) -> Iterator[Evidence]:
    of_year = {"assignment__fiscal_year": fiscal_year}
    of_items = ItemEvidence.objects.published().filter(**of_year).prefetch_related("elements")
    of_measures = MeasureEvidence.objects.published().filter(**of_year)
    row = "assignment__fiscal_year"
    return chain(
        of_items.select_related(row).order_by("assignment__instrument", "assignment__number", "pk"),
        of_measures.select_related(row).order_by("assignment__number", "pk"),
    )


def _table(evidence: Evidence) -> str:
    return getattr(evidence.assignment, "instrument", "measures").lower()


def _code(evidence: Evidence) -> str:
    row = evidence.assignment
    return row.code if isinstance(evidence, ItemEvidence) else str(row.number)


def _elements(evidence: Evidence) -> str:
    if not isinstance(evidence, ItemEvidence):
        return ""
    orders = sorted(element.order for element in evidence.elements.all())
    return usual.SEPARATOR.join(map(str, orders))


EVIDENCE = Table(
    "evidence",
    "หลักฐาน",
    "หลักฐานที่เผยแพร่ของข้อในแบบตรวจและของมาตรการ หลักฐานละหนึ่งแถว",
    key=("uuid",),
    columns=(
        Column("uuid", "รหัสหลักฐาน", "รหัสที่ไม่ซ้ำและไม่เปลี่ยน", lambda e: str(e.uuid), required=True),
        usual.year(lambda evidence: evidence.assignment.fiscal_year.year_be),
        Column(
            "table",
            "ตาราง",
            "พิสูจน์แถวของตารางใด: measures, iit, eit หรือ oit",
            _table,
            required=True,
            codes=("measures", "iit", "eit", "oit"),
        ),
        Column("code", "รหัส", "รหัสของข้อ หรือลำดับของมาตรการ ในตารางนั้น", _code, required=True),
        usual.text("title", "ชื่อหลักฐาน", "ชื่อของหลักฐาน", required=True),
        Column(
            "url",
            "ที่อยู่",
            "ที่อยู่เว็บของหลักฐาน หรือของแฟ้มที่เก็บในเว็บไซต์นี้",
            lambda evidence: absolute(evidence.address),
            required=True,
        ),
        usual.day("document_date", "วันที่ของเอกสาร", "วันที่บนตัวเอกสาร"),
        usual.day("covers_from", "ข้อมูลตั้งแต่", "วันแรกที่ข้อมูลครอบคลุม"),
        usual.day("covers_to", "ข้อมูลถึง", "วันสุดท้ายที่ข้อมูลครอบคลุม"),
        Column(
            "elements",
            "พิสูจน์องค์ประกอบ",
            "ลำดับ (order) ในตาราง elements ของข้อเดียวกัน หลายลำดับคั่นด้วยอัฒภาคและเว้นวรรค",
            _elements,
        ),
        usual.text("sha256", "SHA-256", "ค่าตรวจสอบของแฟ้มที่เก็บในเว็บไซต์นี้ ว่าง คือไม่ใช่แฟ้ม"),
        usual.updated_at(lambda evidence: evidence.published_at),
    ),
    rows_of=_rows,
)
