"""Rows of a report's tables with the fields that a year has: measures, indicators, items."""

from collections.abc import Mapping, Sequence
from typing import Any

from imports.documents.findings import Findings
from imports.documents.marks import counted, marked
from imports.documents.report_tables import ReportRow
from oit_checklist.criteria_set import lines_of
from oit_checklist.element_cell import read_elements
from values.codes import read_codes
from values.numbers import read_number
from values.reading import Written

AGAIN = "{place}: ตัวชี้วัดที่ {number} มีแล้ว และตารางอยู่ใต้หัวข้อ {heading} กรุณาตรวจเครื่องมือการประเมิน"
NO_NUMBER = "ไม่พบเลขตัวชี้วัด กรุณากรอกเอง"
NO_INSTRUMENT = "ตัวชี้วัดที่ {number} ไม่ใช่ตัวชี้วัดของ IIT หรือ EIT กรุณาตรวจ"
NO_CODE = "ไม่พบเลขข้อ กรุณากรอกเอง"
# What of a row is doubtful, behind its place.
NUMBER, CODE, INSTRUMENT = "เลขตัวชี้วัด", "เลขข้อ", "เครื่องมือ"
OF_INDICATORS = ("IIT", "EIT")

_BULLETS = ("-", "–", "—", "•", "●", "○", "▪", "■", "◦", "·", "‣")
OF_MEASURES = ("title", "method", "divisions", "all_divisions", "results", "outcomes")
OF_WORK = ("divisions", "all_divisions", "status", "progress", "evidence")


def measures(rows: Sequence[ReportRow]) -> list[dict[str, Any]]:
    """Each measure with every field that its table has."""
    found = []
    for row in rows:
        values = {"cell": row.place, **_filled(row, OF_MEASURES), **row.values}
        title = marked(values["title"])
        if title.mark and title.numbers:
            values["title"] = title.text
            values["number"] = values.get("number") or ".".join(map(str, title.numbers))
        found.append(values)
    return found


def indicators(
    rows: Sequence[ReportRow], findings: Findings, instruments: Mapping[int, str]
) -> list[dict[str, Any]]:
    """Each indicator; its number tells the instrument, whatever heading it stands under."""
    found: list[dict[str, Any]] = []
    seen: set[tuple[str, Any]] = set()
    for row in rows:
        number = row.values.get("number") or _typed_number(row, findings)
        instrument = _instrument(row, number, seen, findings, instruments)
        seen.add((instrument, number))
        elements = elements_of(row.values.get("guidance", ""))
        values = {**_filled(row, OF_WORK), **_without(row.values, "guidance")}
        values |= {"cell": row.place, "instrument": instrument, "number": number}
        found.append({**values, "elements": elements})
    return found


def _typed_number(row: ReportRow, findings: Findings) -> Any:
    """The number of a row that prints none, as a person typed it."""
    said = findings.ask_text(f"{row.place} {NUMBER}", row.values.get("title", ""), NO_NUMBER)
    number = read_number(Written(said)).value if said else None
    return int(number) if number is not None else None


def _instrument(
    row: ReportRow,
    number: Any,
    seen: set[tuple[str, Any]],
    findings: Findings,
    instruments: Mapping[int, str],
) -> str:
    instrument = instruments.get(number, "") if isinstance(number, int) else ""
    place, heading = f"{row.place} {INSTRUMENT}", row.under.instrument
    if number and instrument not in OF_INDICATORS:
        why = NO_INSTRUMENT.format(number=number)
        return findings.ask(place, str(number), why, OF_INDICATORS) or instrument
    if number and (instrument, number) in seen and heading not in ("", instrument):
        why = AGAIN.format(place=row.place, number=number, heading=heading)
        return findings.ask(place, str(number), why, (heading, instrument)) or heading
    return instrument


def items(rows: Sequence[ReportRow], findings: Findings) -> list[dict[str, Any]]:
    """Each item of OIT, without its sub-indicator, which its heading tells."""
    found = []
    for row in rows:
        values = {"code": "", "title": "", **_filled(row, OF_WORK), **row.values}
        if not values["code"]:
            said = findings.ask_text(f"{row.place} {CODE}", values["title"], NO_CODE)
            codes = read_codes(Written(said)).value if said else None
            values["code"] = codes[0] if codes else ""
        values |= {"cell": row.place, "instrument": "OIT"}
        values["elements"] = [_as_printed(line) for line in values.get("elements") or []]
        found.append(values)
    return found


def elements_of(text: str) -> list[dict[str, Any]]:
    """The lines of a cell with their levels and printed marks; without any marks, each line."""
    lines = [line for each in text.splitlines() if each.strip() for line in counted(each)]
    if len(lines) > 1 and not any(marked(line).mark for line in lines):
        return [{"level": 1, "text": line, "marker": ""} for line in lines]
    return [
        _as_printed(
            {"level": level, "text": entry.text, "marker": entry.marker, "is_note": entry.is_note}
        )
        for level, entry in lines_of(read_elements("\n".join(lines)))
    ]


def _as_printed(line: Mapping[str, Any]) -> dict[str, Any]:
    """
    The line as criteria files have it: bullets are no marks, and a note stands where it is
    printed, on the level of the line it is about, with its star.
    """
    if not line.get("is_note"):
        marker = "" if line["marker"] in _BULLETS else line["marker"]
        return {"level": line["level"], "text": line["text"], "marker": marker}
    level = max(1, line["level"] - 1)
    return {"level": level, "text": line["text"], "marker": line.get("marker") or "*"}


def _filled(row: ReportRow, names: Sequence[str]) -> dict[str, Any]:
    """What every row has, empty where its table says nothing."""
    empty: dict[str, Any] = {"divisions": [], "all_divisions": False, "evidence": []}
    return {name: empty.get(name, "") for name in names}


def _without(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}
