"""What the evidence of all families has in common, and the one table of it all in the open data."""

from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

from django.db.models import QuerySet

import catalogue
from agency.models import FiscalYear
from catalogue import Record
from catalogue.columns import DataColumn
from catalogue.data_tables import DataTable
from catalogue.search_words import SearchChoice, SearchWords
from catalogue.usual_columns import updated_at, year_column
from progress.columns import COVERS_FROM, COVERS_TO, DOCUMENT_DATE, EVIDENCE_TITLE, SHA256
from progress.models import Evidence
from progress.permissions import may_open, may_review
from progress.proof_state import EvidenceState
from progress.shown_proof import with_mark
from records.addresses import absolute

EVIDENCE = SearchChoice("evidence", "หลักฐาน")


def search_of_evidence(weight: int) -> SearchWords:
    """The title of what proves a row."""
    return SearchWords(weight, EVIDENCE, title=_title_of_evidence, page="assignment")


def _title_of_evidence(evidence: Evidence) -> str:
    return evidence.title


class EvidenceRecord(Record):
    """
    What proves the rows of a family.

    row_tables: the tables of the open data in which the rows stand. place_in_table: which family
    comes first in the table of all evidence.
    """

    year_path = "assignment__fiscal_year"
    published_otherwise = "หลักฐานเผยแพร่พร้อมรายงาน กรุณาตรวจและอนุมัติรายงานในหน้าของรายการนั้น"
    # A robot visits hundreds of links in a row; what it found may show half a minute later.
    unseen_fields = frozenset({"last_link_check"})
    row_tables: ClassVar[tuple[str, ...]]
    place_in_table: ClassVar[int]

    def data_tables(self) -> Iterable[DataTable]:
        # One table holds the evidence of all families.
        return (evidence_table(),)

    def of_year(self, fiscal_year: FiscalYear) -> QuerySet[Any]:
        """The public evidence of a year, in the order of the rows it proves."""
        shown = self.public_rows().filter(assignment__fiscal_year=fiscal_year)
        return shown.select_related(
            "assignment__fiscal_year", "last_link_check", "last_manual_check"
        )

    def table_of(self, evidence: Any) -> str:
        """In which table the row stands that an evidence proves."""
        raise NotImplementedError

    def code_of(self, evidence: Any) -> str:
        """The code of that row."""
        raise NotImplementedError

    def elements_of(self, evidence: Any) -> str:
        """The orders of the elements that it proves; "" where rows have none."""
        return ""

    def may_see(self, user: Any, row: Any) -> bool:
        return may_open(user, row.assignment)

    def address(self, row: Any) -> str:
        return row.assignment.get_absolute_url()

    def name_of(self, row: Any) -> str:
        return f"หลักฐาน “{row.title}”"

    def may_publish(self, user: Any) -> bool:
        family: Any = self.model
        return may_review(user, family.row_model().update_model())

    def back_office_row(self, row: Any) -> Any:
        return row.assignment


def _evidence_records() -> list[EvidenceRecord]:
    return [record for record in catalogue.records(Evidence) if isinstance(record, EvidenceRecord)]


def _rows(fiscal_year: FiscalYear) -> Iterator[Evidence]:
    for record in sorted(_evidence_records(), key=lambda record: record.place_in_table):
        yield from with_mark(record.of_year(fiscal_year))


def _record(evidence: Evidence) -> EvidenceRecord:
    record = catalogue.record_of(type(evidence))
    assert isinstance(record, EvidenceRecord)  # nosec B101 # a family declares it so
    return record


_UUID = DataColumn(
    "uuid",
    "รหัสหลักฐาน",
    "รหัสที่ไม่ซ้ำและไม่เปลี่ยน",
    value=lambda evidence: str(evidence.uuid),
    required=True,
)
_CODE = DataColumn(
    "code",
    "รหัส",
    "รหัสของข้อ หรือลำดับของมาตรการ ในตารางนั้น",
    value=lambda evidence: _record(evidence).code_of(evidence),
    required=True,
)
_URL = DataColumn(
    "url",
    "ที่อยู่",
    "ที่อยู่เว็บของหลักฐาน หรือของแฟ้มที่เก็บในเว็บไซต์นี้",
    value=lambda evidence: absolute(evidence.address),
    required=True,
)
_STATE = DataColumn(
    "state",
    "ใช้เป็นหลักฐานได้หรือไม่",
    " ".join(f"{state.value} คือ{state.label}" for state in EvidenceState)
    + " เฉพาะ good และ unchecked ที่นับเป็นหลักฐาน",
    value=lambda evidence: str(evidence.mark.state),
    required=True,
    codes=tuple(EvidenceState.values),
)
_ELEMENTS = DataColumn(
    "elements",
    "พิสูจน์องค์ประกอบ",
    "ลำดับ (order) ในตาราง elements ของข้อเดียวกัน หลายลำดับคั่นด้วยอัฒภาคและเว้นวรรค",
    value=lambda evidence: _record(evidence).elements_of(evidence),
)


def _table_column() -> DataColumn:
    tables = [name for record in _evidence_records() for name in record.row_tables]
    return DataColumn(
        "table",
        "ตาราง",
        "พิสูจน์แถวของตารางใด: measures, iit, eit หรือ oit",
        value=lambda evidence: _record(evidence).table_of(evidence),
        required=True,
        codes=tuple(tables),
    )


@cache
def evidence_table() -> DataTable:
    """The evidence of all families as one table. Asked for when all families are declared."""
    year, published = "assignment__fiscal_year__year_be", attrgetter("published_at")
    return DataTable(
        "evidence",
        "หลักฐาน",
        "หลักฐานที่เผยแพร่ของข้อในแบบตรวจและของมาตรการ หลักฐานละหนึ่งแถว",
        key=("uuid",),
        columns=(
            *(_UUID, year_column(year), _table_column(), _CODE, EVIDENCE_TITLE, _URL),
            *(
                DOCUMENT_DATE,
                COVERS_FROM,
                COVERS_TO,
                _ELEMENTS,
                _STATE,
                SHA256,
                updated_at(published),
            ),
        ),
        rows_of=_rows,
        place=70,
    )
