"""What an edition says, row by row, and what changed since the one before."""

from collections.abc import Iterator
from typing import Any

from annual_report.contents import ReportContents, ReportPart
from annual_report.year_texts import PROBLEMS, SUGGESTIONS
from progress.report_columns import proof_words


def words_of(contents: ReportContents) -> dict[str, str]:
    """The words of each part of the report by the name that readers know it by."""
    year = contents.fiscal_year
    words = {
        "ผลการประเมิน": f"{year.total_score} {year.grade}",
        "บทนำ": year.introduction,
        **{name: text for name, text in _typed_of(contents) if text},
    }
    for part in contents.parts:
        for name, row in _by_name(part):
            words[name] = part.record.report_words(row)
    if proof := proof_words(contents.assigned_rows):
        words["สรุปหลักฐานที่เผยแพร่"] = proof
    return words


def changes_between(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """One Thai line for each part that was added, changed or taken out."""
    lines = [f"เพิ่ม {name}" for name in after if name not in before]
    lines += [f"แก้ไข {name}" for name in after if name in before and after[name] != before[name]]
    lines += [f"นำออก {name}" for name in before if name not in after]
    return lines


def _typed_of(contents: ReportContents) -> Iterator[tuple[str, str]]:
    """What not every year has; a part that is empty is no part."""
    year = contents.fiscal_year
    yield PROBLEMS, year.report_problems
    yield SUGGESTIONS, year.report_suggestions
    yield "ผู้ลงนาม", "\n".join(f"{each} {each.post}".strip() for each in contents.signers)


def _by_name(part: ReportPart) -> Iterator[tuple[str, Any]]:
    """Rows by the name that readers know; by a longer one where two have the same."""
    names = [part.record.report_name(row) for row in part.rows]
    for name, row in zip(names, part.rows, strict=True):
        yield name if names.count(name) == 1 else part.record.longer_report_name(row), row
