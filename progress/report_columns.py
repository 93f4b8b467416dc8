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
from progress.proof_state import EvidenceMark
from records.addresses import absolute
from thai.dates import format_period, format_short_thai_date, format_thai_date
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
    """What is proved, and below it each published evidence: name, dates, address, last check."""
    return TypedText(
        "\n".join([_proved(row), *(_evidence(mark, True) for mark in row.proof.marks)])
    )


def _proved(row: Assignment) -> str:
    faults = f": {', '.join(row.proof.faults)}" if row.proof.faults else ""
    return to_thai_digits(f"{row.proof.words}{faults}")


def _evidence(mark: EvidenceMark, with_check: bool) -> str:
    evidence = mark.evidence
    told = [*_dates(evidence), *([evidence.link.words] if with_check and evidence.url else [])]
    facts = f" ({to_thai_digits(' · '.join(told))})" if told else ""
    name = f" แฟ้ม {evidence.original_name}" if evidence.original_name else ""
    return f"- {evidence.title}{facts}{name} {absolute(evidence.address)}"


def _dates(evidence: Any) -> Iterator[str]:
    """The day on the document, and the period that it is about."""
    if evidence.document_date:
        yield f"ลงวันที่ {format_thai_date(evidence.document_date)}"
    first, last = evidence.covers_from, evidence.covers_to
    if first and last:
        yield f"ข้อมูล {format_short_thai_date(first)} ถึง {format_short_thai_date(last)}"
    elif first or last:
        words = "ตั้งแต่" if first else "ถึง"
        yield f"ข้อมูล{words} {format_short_thai_date(first or last)}"


def _proof_columns(body_word: str) -> list[ReportColumn]:
    return [
        ReportColumn("รายการ", "รายการ", _name, 7),
        ReportColumn(f"{body_word}รายงานว่า", "รายงานว่า", _reported_status, 4),
        ReportColumn("หลักฐานที่เผยแพร่", "หลักฐาน", _proof, 14.5),
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
    """
    What the chapter says, as text, for comparing two editions.

    Not when links were visited: the portal does so every night, and no edition differs by it.
    """
    asked = [row for row in rows if row.proof.is_asked]
    return "\n".join(
        "\n".join(
            [
                f"{row.label} {_reported_status(row).text} {_proved(row)}",
                *(_evidence(mark, False) for mark in row.proof.marks),
            ]
        )
        for row in asked
    )
