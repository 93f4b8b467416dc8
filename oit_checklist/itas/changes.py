"""
What changed on the public pages since the ITAS form was filled in.

Assessors look at the links first submitted; from then on each change should be a known one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from agency.models import FiscalYear
from oit_checklist.itas.freezing import frozen_rows, newest_frozen
from oit_checklist.itas.sheet import SheetElement, SheetEvidence, SheetRow, assemble

NOTHING = "ไม่มี"


@dataclass(frozen=True)
class SheetDifference:
    """One difference in words: what it is about, what was submitted, what stands there now."""

    subject: str
    before: str
    after: str


@dataclass(frozen=True)
class ItemChanges:
    """All differences of one item. Its key is the code, which is part of the address."""

    code: str
    title: str
    changes: list[SheetDifference]


def count_changed_items(fiscal_year: FiscalYear) -> int:
    """How many items differ from the newest frozen sheet; 0 before the first one."""
    newest = newest_frozen(fiscal_year)
    return len(compare(frozen_rows(newest), assemble(fiscal_year))) if newest else 0


def compare(before: list[SheetRow], now: list[SheetRow]) -> list[ItemChanges]:
    """The items that differ, in the order of the checklist, those that are gone at the end."""
    old, new = ({row.code: row for row in rows} for rows in (before, now))
    found = [
        ItemChanges(code, row.title, list(_changes(old.get(code), row)))
        for code, row in new.items()
    ]
    found += [
        ItemChanges(code, row.title, list(_changes(row, None)))
        for code, row in old.items()
        if code not in new
    ]
    return [item for item in found if item.changes]


def _changes(before: SheetRow | None, now: SheetRow | None) -> Iterator[SheetDifference]:
    if before is None:
        if now and now.is_public:
            yield SheetDifference("ข้อนี้", "ยังไม่มีเมื่อบันทึก", f"เพิ่มแล้ว {now.url}")
    elif now is None:
        yield SheetDifference("ข้อนี้", before.url, "ไม่มีข้อนี้แล้ว ที่อยู่เดิมเปิดไม่ได้")
    elif before.is_public != now.is_public:
        words = {True: "ประชาชนเปิดหน้านี้ได้", False: "ประชาชนเปิดหน้านี้ไม่ได้"}
        yield SheetDifference("การเผยแพร่", words[before.is_public], words[now.is_public])
    else:
        yield from _changed_words(before, now)
        yield from _changed_elements(before.elements, now.elements)
        yield from _changed_evidence(before.evidence, now.evidence)


def _changed_words(before: SheetRow, now: SheetRow) -> Iterator[SheetDifference]:
    pairs = [
        ("URL", before.url, now.url),
        ("ชื่อข้อมูล", before.title, now.title),
        ("สถานะ", before.status_text, now.status_text),
        ("ความก้าวหน้า", before.progress, now.progress),
        ("คำอธิบาย", _own_explanation(before), _own_explanation(now)),
        ("ลำดับการคลิก", before.click_path, now.click_path),
    ]
    pairs += [
        (name, before.facts.get(name, ""), now.facts.get(name, ""))
        for name in now.facts | before.facts
    ]
    for subject, old, new in pairs:
        if old != new:
            yield SheetDifference(subject, old or NOTHING, new or NOTHING)


def _own_explanation(row: SheetRow) -> str:
    """The explanation where it is not the progress text, whose change is told already."""
    return "" if row.explanation == row.progress else row.explanation


def _changed_elements(
    before: tuple[SheetElement, ...], now: tuple[SheetElement, ...]
) -> Iterator[SheetDifference]:
    old, new = ({line.text: line for line in lines} for lines in (before, now))
    for text in old | new:
        words_before, words_now = _element_words(old.get(text)), _element_words(new.get(text))
        if words_before != words_now:
            yield SheetDifference(f"องค์ประกอบ: {text}", words_before, words_now)


def _element_words(line: SheetElement | None) -> str:
    if line is None:
        return NOTHING
    return line.state_text or "เป็นหัวข้อหรือหมายเหตุ"


def _changed_evidence(
    before: tuple[SheetEvidence, ...], now: tuple[SheetEvidence, ...]
) -> Iterator[SheetDifference]:
    old, new = ({proof.uuid: proof for proof in proofs} for proofs in (before, now))
    for uuid in old | new:
        if uuid not in old:
            yield SheetDifference("เพิ่มหลักฐาน", NOTHING, _evidence_words(new[uuid]))
        elif uuid not in new:
            yield SheetDifference("ถอนหลักฐาน", _evidence_words(old[uuid]), "ถอนออกจากหน้าเว็บแล้ว")
        elif old[uuid] != new[uuid]:
            yield from _changed_proof(old[uuid], new[uuid])


def _changed_proof(before: SheetEvidence, now: SheetEvidence) -> Iterator[SheetDifference]:
    pairs = [
        ("ชื่อหลักฐาน", before.title, now.title),
        ("ที่อยู่", before.address, now.address),
        ("วันที่ของเอกสาร", before.date_text, now.date_text),
        ("ช่วงของข้อมูล", before.covers, now.covers),
        ("องค์ประกอบที่แสดง", "\n".join(before.proves), "\n".join(now.proves)),
        ("ใช้เป็นหลักฐานไม่ได้", before.fault, now.fault),
    ]
    for subject, old, new in pairs:
        if old != new:
            yield SheetDifference(
                f"หลักฐาน “{before.title}”: {subject}", old or NOTHING, new or NOTHING
            )


def _evidence_words(proof: SheetEvidence) -> str:
    return " ".join(part for part in (proof.title, proof.date_text, proof.address) if part)
