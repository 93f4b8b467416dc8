"""The columns that the report's tables of all families share."""

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.report_tables import (
    Chapter,
    Names,
    ReportColumn,
    ReportTable,
    RowHeading,
    TableGroup,
    TypedText,
    Words,
)
from progress.counts import progress_of
from progress.models import Assignment
from thai.dates import format_period
from thai.digits import to_thai_digits


def _responsible(row: Assignment) -> Names:
    return Names(row.responsible)


def _period(row: Assignment) -> Words:
    return Words(to_thai_digits(format_period(row.starts_on, row.ends_on)))


RESPONSIBLE = ReportColumn("ผู้รับผิดชอบ", "ผู้รับผิดชอบ", _responsible, 2.6)
PERIOD = ReportColumn("ระยะเวลา", "ระยะเวลา", _period, 3.2)


def _name(row: Any) -> RowHeading:
    return RowHeading(to_thai_digits(f"{row.label} {row.title}"))


def _reported_status(row: Assignment) -> Words:
    return Words(str(row.status.label))


def _proof(row: Assignment) -> TypedText:
    """What is proved, and below it each published evidence with its address."""
    faults = f": {', '.join(row.proof.faults)}" if row.proof.faults else ""
    shown = [mark.evidence for mark in row.proof.marks]
    lines = [f"- {each.title} {each.url}".rstrip() for each in shown]
    return TypedText("\n".join([to_thai_digits(f"{row.proof.words}{faults}"), *lines]))


def _proof_columns(body_word: str) -> list[ReportColumn]:
    return [
        ReportColumn("รายการ", "รายการ", _name, 12),
        ReportColumn(f"{body_word}รายงานว่า", "รายงานว่า", _reported_status, 4.5),
        ReportColumn("หลักฐานที่เผยแพร่", "หลักฐาน", _proof, 9),
    ]


def proof_chapter(parts: Iterable[tuple[str, list[Any]]], body_word: str) -> Iterator[Chapter]:
    """
    What the published evidence shows of rows loaded with their proof, by the title of their kind.

    `body_word` says who reports, as `Agency.body_word` has it.
    It stands behind the official form, whose boxes say what is reported: docs/decisions/0029.
    """
    groups, columns = [], _proof_columns(body_word)
    for number, (title, rows) in enumerate(parts, start=1):
        asked = [row for row in rows if row.proof.is_asked]
        if asked:
            told = progress_of(asked)
            caption = f"{told.reported_words} · หลักฐานครบ {told.proved} จาก {told.asked} รายการ"
            table = ReportTable(to_thai_digits(caption), "evidence-summary", columns, asked)
            groups.append(TableGroup([table], title=title, anchor=f"evidence{number}"))
    if groups:
        yield Chapter("evidence", "สรุปหลักฐานที่เผยแพร่", groups)


def proof_words(rows: Iterable[Any]) -> str:
    """What the chapter says, as text, for comparing two editions."""
    asked = [row for row in rows if row.proof.is_asked]
    return "\n".join(
        f"{row.label} {_reported_status(row).text} {_proof(row).text}" for row in asked
    )
