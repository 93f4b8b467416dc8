"""What rows that divisions work on have in common: who, when, how far, and what proves it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from imports.taking_over.job import Job
from imports.taking_over.table import Table

WORK_FIELDS = frozenset(
    {
        "year_be", "divisions", "all_divisions", "starts_on", "ends_on", "due_on", "period",
        "status", "evidence", "evidence_titles",
    }
)  # fmt: skip
LONGEST_TITLE = 290
OTHER_YEAR = "แถวนี้บอกปีงบประมาณ {said} แต่กำลังนำเข้าเป็นปี {year} กรุณาแก้ในแฟ้ม หรือเลือกปีให้ตรง"
ONLY_TITLES = "{cell}: มีแต่ชื่อหลักฐาน ไม่มีที่อยู่เว็บ จึงไม่ได้นำเข้า: {titles}"


def work_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says of divisions, days and its status, by the columns of the portal."""
    taken = {name: values.get(name) for name in ("starts_on", "ends_on", "due_on")}
    taken["status_text"] = values.get("status")
    if values.get("all_divisions"):
        taken["for_all_divisions"] = True
    elif names := values.get("divisions"):
        taken |= {"divisions": names, "for_all_divisions": False}
    return taken


def refuse_other_years(job: Job) -> None:
    """Refuse each row that says another year than the one it is imported for."""
    for row in job.rows:
        said = row.values.get("year_be")
        if said and said != job.year_be:
            why = OTHER_YEAR.format(said=said, year=job.year_be)
            job.refuse(row.cell, why)


def add_evidence(table: Table, job: Job, parents: Mapping[str, Any]) -> None:
    """
    A line for each address that the row does not have yet. `parents` leads from the cells of rows
    to the stored rows that they are; `job.keys` to the values of the sheet's key columns.
    """
    known: dict[Any, set[str]] = {}
    for evidence in table.rows:
        if not evidence.withdrawn_at:
            known.setdefault(evidence.assignment_id, set()).add(bare(evidence.url))
    for row in job.rows:
        parent = parents.get(row.cell)
        here = known.setdefault(parent.pk if parent else row.cell, set())
        titles: Counter[str] = Counter()
        for piece in row.values.get("evidence") or []:
            title = (piece.get("title") or _title_of(row.values, parent))[:LONGEST_TITLE]
            titles[title] += 1
            if bare(piece["url"]) in here:
                continue
            here.add(bare(piece["url"]))
            name = title if titles[title] == 1 else f"{title} ({titles[title]})"
            day = piece.get("document_date")
            table.add(row.cell, **job.keys[row.cell], title=name, url=piece["url"],
                      document_date=day)  # fmt: skip
        if alone := row.values.get("evidence_titles"):
            job.tell(ONLY_TITLES.format(cell=row.cell, titles=", ".join(alone)))


def bare(url: str) -> str:
    """What two spellings of one address have in common."""
    address = unquote(url).rstrip("/")
    return address.removeprefix("http://").removeprefix("https://").removeprefix("www.")


def _title_of(values: Mapping[str, Any], parent: Any) -> str:
    return str((parent.title if parent else "") or values.get("title") or "หลักฐาน")
