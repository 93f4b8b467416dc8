"""Headings of instruments that contradict the numbers below them, or are missing."""

from collections.abc import Mapping, Sequence
from typing import Any

from imports.documents.report_headings import Under

UNDER_OTHER = "ตัวชี้วัดที่ {numbers} เป็นของ {instrument} แต่อยู่ใต้หัวข้อ {heading} ในรายงาน"
NO_HEADING = "ไม่พบหัวข้อ {instruments} ในรายงาน"


def odd_headings(
    found: Sequence[Mapping[str, Any]], under: Sequence[Under], printed: Sequence[str]
) -> list[str]:
    """Sentences on the rows of IIT and EIT and the headings that stand over them."""
    wrong: dict[tuple[str, str], list[str]] = {}
    for row, above in zip(found, under, strict=True):
        instrument, heading = row["instrument"], above.instrument
        if instrument and heading and instrument != heading:
            wrong.setdefault((instrument, heading), []).append(str(row["number"]))
    told = [
        UNDER_OTHER.format(numbers=_span(numbers), instrument=instrument, heading=heading)
        for (instrument, heading), numbers in wrong.items()
    ]
    needed = dict.fromkeys(row["instrument"] for row in found if row["instrument"])
    missing = [instrument for instrument in needed if instrument not in printed]
    if missing and printed:
        told.append(NO_HEADING.format(instruments=" ".join(missing)))
    return told


def _span(numbers: Sequence[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
