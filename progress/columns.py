"""Columns of rows that divisions report on, and of what proves the reports."""

from collections.abc import Mapping
from typing import Any

from agency.models import Division, FiscalYear
from agency.statuses import DEFAULTS, Statuses
from catalogue.cells import BETWEEN, Divisions, WebAddress, YesNo
from catalogue.columns import (
    CodeColumn,
    Column,
    DataColumn,
    LabelColumn,
    ManyColumn,
    Part,
    ReadOnlyColumn,
    Value,
)
from catalogue.usual_columns import day, moment, number, published_at
from progress.models import Assignment, Update
from progress.proof_state import RowState
from values.statuses import read_status
from values.typed import written_of


def working_value(row: Any, name: str) -> Any:
    """What the newest update says, whether published or not; None without any."""
    open_updates = getattr(row, "open_updates", None)
    update: Update | None = open_updates[0] if open_updates else row.published_update
    return getattr(update, name) if update else None


class StatusColumn(CodeColumn):
    """The public reads the published status, spreadsheets tell that of the newest update."""

    def __init__(self, statuses: Statuses = DEFAULTS) -> None:
        super().__init__(
            "status",
            "สถานะ",
            " ".join(f"{status} คือ{status.in_overview}" for status in reversed(statuses)),
            statuses.choices,
            value=lambda row: str(row.status),
            part=Part.REPORT,
            required=True,
        )

    def in_year(self, fiscal_year: FiscalYear | None) -> Column:
        statuses = fiscal_year.statuses if fiscal_year else DEFAULTS
        return self if statuses is DEFAULTS else StatusColumn(statuses)

    def labels_for(self, row: Any) -> Mapping[str, str]:
        return dict(row.fiscal_year.statuses.choices)

    def label_typed(self, text: str, labels: Mapping[str, str]) -> str:
        typed = super().label_typed(text, labels)
        return read_status(written_of(typed), list(labels.values())).value or typed

    def stored(self, row: Any) -> str:
        return str(working_value(row, "status") or row.fiscal_year.statuses.initial)

    def put(self, row: Any, value: Any) -> None:
        row.reported["status"] = value


class UpdateColumn(Column):
    """A text of the published update; in spreadsheets of the newest one, published or not."""

    def __init__(self, name: str, title: str, description: str, **options: Any):
        super().__init__(
            name,
            title,
            description,
            value=lambda row: getattr(row.published_update, name, None),
            **{"part": Part.REPORT, "width": 60, **options},
        )

    def stored(self, row: Any) -> str:
        return working_value(row, self.attribute) or ""

    def put(self, row: Any, value: Any) -> None:
        row.reported[self.attribute] = value


def _responsible(row: Assignment) -> Value:
    return BETWEEN.join(row.responsible)


def _step(row: Assignment) -> str:
    step = working_value(row, "get_state_display")
    return step() if step else "ยังไม่เริ่ม"


DIVISIONS = ManyColumn(
    "divisions",
    "ผู้รับผิดชอบ",
    "ชื่อส่วนราชการที่รับผิดชอบ หลายส่วนคั่นด้วยอัฒภาคและเว้นวรรค “ทุกส่วนงาน” คือทุกส่วนราชการ",
    value=_responsible,
    cell=Divisions(Division),
    width=24,
)
FOR_ALL_DIVISIONS = Column("for_all_divisions", "ทุกส่วนงานรับผิดชอบ", cell=YesNo(), width=12)
STARTS_ON = day("starts_on", "เริ่ม", "วันแรกของระยะเวลาดำเนินการ")
ENDS_ON = day("ends_on", "สิ้นสุด", "วันสุดท้ายของระยะเวลาดำเนินการ")
DUE_ON = day("due_on", "กำหนดส่งรายงาน")
STATUS = StatusColumn()
STATUS_TEXT = LabelColumn(
    STATUS,
    "สถานะเป็นข้อความตามแบบรายงาน",
    value=lambda row: row.status.label,
    required=True,
)
STEP = ReadOnlyColumn("step", "ขั้นตอน", _step)
# What the published evidence shows, told beside what is reported (progress.proof_state).
EVIDENCE_STATE = DataColumn(
    "evidence_state",
    "หลักฐานที่เผยแพร่",
    "หลักฐานที่เผยแพร่พิสูจน์ได้เพียงใด นับเฉพาะหลักฐานที่เปิดได้และเป็นของช่วงเวลาที่กำหนด "
    + " ".join(f"{state.value} คือ{state.label}" for state in RowState),
    value=lambda row: str(row.proof.state),
    required=True,
    codes=tuple(RowState.values),
)
ELEMENTS_REQUIRED = number(
    "elements_required",
    "องค์ประกอบที่ต้องมีหลักฐาน",
    "จำนวนองค์ประกอบที่ต้องมีหลักฐาน แถวที่ไม่แยกองค์ประกอบนับเป็น 1",
    "องค์ประกอบ",
    value=lambda row: row.proof.required,
    in_sheet=False,
)
ELEMENTS_PROVED = number(
    "elements_proved",
    "องค์ประกอบที่มีหลักฐานใช้ได้",
    "จำนวนองค์ประกอบที่มีหลักฐานซึ่งเปิดได้และเป็นของช่วงเวลาที่กำหนด",
    "องค์ประกอบ",
    value=lambda row: row.proof.proved,
    in_sheet=False,
)
PROOF = (EVIDENCE_STATE, ELEMENTS_REQUIRED, ELEMENTS_PROVED)
PUBLISHED_AT = published_at()

EVIDENCE_TITLE = Column("title", "ชื่อหลักฐาน", "ชื่อของหลักฐาน", required=True, width=50, names_row=True)
DOCUMENT_DATE = day("document_date", "วันที่ของเอกสาร", "วันที่บนตัวเอกสาร", width=14)
COVERS_FROM = day("covers_from", "ข้อมูลตั้งแต่", "วันแรกที่ข้อมูลครอบคลุม")
COVERS_TO = day("covers_to", "ข้อมูลถึง", "วันสุดท้ายที่ข้อมูลครอบคลุม")
SHA256 = ReadOnlyColumn(
    "sha256",
    "SHA-256",
    lambda evidence: evidence.sha256,
    "ค่าตรวจสอบของแฟ้มที่เก็บในเว็บไซต์นี้ ว่าง คือไม่ใช่แฟ้ม",
    heading="SHA-256 ของแฟ้ม",
    width=20,
)
# What an evidence tells in spreadsheets, between its key and what its family adds.
EVIDENCE_FILE = (
    Column("url", "ที่อยู่เว็บ", cell=WebAddress(), width=60),
    ReadOnlyColumn("original_name", "ชื่อแฟ้ม", lambda evidence: evidence.original_name, width=30),
    SHA256,
    ReadOnlyColumn(
        "reading", "ข้อความในแฟ้ม", lambda evidence: evidence.get_reading_display(), width=24
    ),
    DOCUMENT_DATE,
    COVERS_FROM,
    COVERS_TO,
)
EVIDENCE_END = (
    ReadOnlyColumn("link", "ผลตรวจลิงก์", lambda evidence: evidence.link.words, width=30),
    PUBLISHED_AT,
    ReadOnlyColumn(
        "withdrawn_reason", "เหตุผลที่ถอนการเผยแพร่", lambda row: row.withdrawn_reason, width=30
    ),
)
# The history of a report, behind what its family adds.
HISTORY = (
    ReadOnlyColumn("step", "ขั้นตอน", lambda update: update.get_state_display()),
    ReadOnlyColumn("status", "สถานะ", lambda update: update.reported_status.label),
    ReadOnlyColumn("author", "ผู้รายงาน", lambda update: update.author),
    ReadOnlyColumn("source", "ที่มา", lambda update: update.source, width=30),
    moment("created_at", "เริ่มร่างเมื่อ", lambda update: update.created_at),
    moment("submitted_at", "ส่งตรวจเมื่อ", lambda update: update.submitted_at),
    ReadOnlyColumn("reviewer", "ผู้ตรวจ", lambda update: update.reviewer),
    moment("reviewed_at", "ตรวจเมื่อ", lambda update: update.reviewed_at),
    ReadOnlyColumn(
        "self_approved",
        "อนุมัติโดยผู้เขียนเอง",
        lambda update: update.self_approved,
        cell=YesNo(),
        width=12,
    ),
    ReadOnlyColumn("note", "หมายเหตุจากผู้ตรวจ", lambda update: update.review_note, width=40),
    ReadOnlyColumn(
        "despite", "เผยแพร่ทั้งที่ยังมีข้อควรแก้", lambda update: update.published_despite, width=40
    ),
)
