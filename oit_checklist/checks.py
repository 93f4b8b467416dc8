"""
The checks of a checklist item: one small function each, with an id, a severity and a sentence.

An item with one missing element scores zero, so the elements come first. Yielded sentences tell
the clerk what to do.
"""

from collections.abc import Iterator

from oit_checklist.item_context import ItemContext, is_dated
from oit_checklist.period_checks import PERIOD_CHECKS
from oit_checklist.proofs import Proof
from progress.evidence_checks import ROW_CHECKS
from progress.findings import Finding, Severity, check, run_checks
from progress.proof_state import ElementState


@check("element-without-evidence", Severity.ERROR)
def element_without_evidence(context: ItemContext) -> Iterator[str]:
    if not context.needs_evidence or not context.evidence:
        return
    for proof in context.proofs:
        # Of evidence that proves nothing, the checks of the evidence tell.
        if not proof.marks or proof.mark.state == ElementState.INCOMPLETE:
            yield _ask_for(proof)


@check("elements-unknown", Severity.INFO)
def elements_unknown(context: ItemContext) -> Iterator[str]:
    if context.elements_are_unknown:
        yield f"{context.why_no_elements} กรุณาตรวจกับคู่มือของ ป.ป.ช."


@check("done-but-unproved", Severity.ERROR)
def done_but_unproved(context: ItemContext) -> Iterator[str]:
    if context.proofs and context.claims_done and not context.is_proved:
        missing = context.required - context.proved
        yield (
            f"รายงานว่า{context.status.in_overview} แต่องค์ประกอบ {missing} จาก {context.required} "
            "ข้อยังไม่มีหลักฐานที่ใช้ได้ ข้อนี้อาจได้ 0 คะแนน"
        )


@check("statistics-without-date", Severity.ERROR)
def statistics_without_date(context: ItemContext) -> Iterator[str]:
    if not context.row.holds_statistics:
        return
    for evidence in context.evidence:
        if not is_dated(evidence):
            yield f"สถิติใน “{evidence.title}” ยังไม่ระบุวันที่หรือช่วงของข้อมูล กรุณากรอก"


@check("eit-code", Severity.ERROR)
def eit_code(context: ItemContext) -> Iterator[str]:
    if context.row.shows_eit_code and not context.has_eit_code:
        yield "ยังไม่ได้ตั้งรหัสแบบวัด EIT กรุณาแจ้งเลขานุการให้กรอกในข้อมูลหน่วยงาน"


ITEM_CHECKS = (
    done_but_unproved,
    element_without_evidence,
    *PERIOD_CHECKS,
    statistics_without_date,
    eit_code,
    elements_unknown,
    *ROW_CHECKS,
)


def check_item(context: ItemContext) -> list[Finding]:
    """Everything that the checks find in an item, the severest first."""
    return run_checks(ITEM_CHECKS, context)


def _ask_for(proof: Proof) -> str:
    """What is missing of an element, or of a group of which one line is enough."""
    name = f"“{_short(str(proof.element))}”"
    if not proof.is_choice:
        return f"ยังไม่มีหลักฐานขององค์ประกอบ {name} กรุณาเลือกหลักฐานที่พิสูจน์"
    if not proof.marks:
        return f"ยังไม่มีหลักฐานของ {name} ซึ่งมีข้อย่อยข้อใดข้อหนึ่งก็พอ กรุณาเลือกหลักฐานที่พิสูจน์"
    return f"ยังไม่มีข้อย่อยใดของ {name} ที่มีหลักฐานครบ กรุณาเลือกหลักฐานของข้อย่อยข้อใดข้อหนึ่งให้ครบ"


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
