"""The checks that every assigned row has in common: its report and its evidence."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from agency.own_site import is_own
from agency.social_pages import is_on_one_of
from progress.evidence_summary import EvidenceSummary
from progress.findings import Severity, check
from progress.models import Evidence, Update
from progress.models.link_judgement import LinkJudgement, LinkState
from progress.personal_data import find_personal_data
from progress.proof_state import could_not_be_read, is_unreadable
from progress.row_context import RowContext
from thai.dates import format_short_thai_date


@check("no-evidence", Severity.ERROR)
def no_evidence(context: RowContext[Any]) -> Iterator[str]:
    if context.needs_evidence and not context.evidence:
        yield "ยังไม่มีหลักฐาน กรุณาแนบแฟ้มหรือใส่ที่อยู่เว็บอย่างน้อยหนึ่งรายการ"


@check("unconfirmed", Severity.WARNING)
def unconfirmed(context: RowContext[Any]) -> Iterator[str]:
    """Standing evidence of another year counts once a person has said that it still holds."""
    for evidence in context.unconfirmed:
        yield (
            f"“{evidence.title}” ยกมาจากปีก่อน ยังไม่นับเป็นหลักฐาน กรุณาเปิดดูที่หลักฐานนั้น "
            "แล้วยืนยันว่าใช้กับปีนี้ได้ หรือลบออก"
        )


@check("late", Severity.WARNING)
def late(context: RowContext[Any]) -> Iterator[str]:
    """The due date has passed and nothing was sent in."""
    if context.due_on is None or context.days_left is None or context.days_left >= 0:
        return
    submitted = context.open_update and context.open_update.state == Update.State.SUBMITTED
    if not submitted and not (context.row.is_done and context.open_update is None):
        yield (
            f"เลยกำหนดส่งเมื่อ {format_short_thai_date(context.due_on)} "
            f"มาแล้ว {-context.days_left} วัน กรุณารายงานและส่งตรวจ"
        )


@check("link-dead", Severity.ERROR)
def link_dead(context: RowContext[Any]) -> Iterator[str]:
    """Readers who press the link get nothing, or are asked to sign in."""
    for evidence in context.evidence:
        link = evidence.link
        if link.is_broken:
            yield (
                f"ลิงก์ของ “{evidence.title}” ใช้ไม่ได้: {link.words} ({link.reason}) "
                "กรุณาแก้ที่อยู่หรือแนบแฟ้มแทน"
            )


@check("link-moved", Severity.WARNING)
def link_moved(context: RowContext[Any]) -> Iterator[str]:
    for evidence, link in _linked(context, LinkState.MOVED):
        yield (
            f"ลิงก์ของ “{evidence.title}” พาไปที่ {link.final_url} ({link.reason}) "
            "กรุณาใส่ที่อยู่ที่ถูกต้อง หรือบันทึกว่าเปิดดูแล้วใช้ได้"
        )


@check("link-unsure", Severity.WARNING)
def link_unsure(context: RowContext[Any]) -> Iterator[str]:
    """A robot cannot tell what a person would see there."""
    for evidence, link in _linked(context, LinkState.UNSURE):
        yield (
            f"ระบบตรวจลิงก์ของ “{evidence.title}” ไม่ได้ ({link.reason}) "
            "กรุณาเปิดดูเอง แล้วบันทึกผลที่หลักฐานนั้นในหน้ารายการนี้"
        )


@check("link-elsewhere", Severity.WARNING)
def link_elsewhere(context: RowContext[Any]) -> Iterator[str]:
    """Assessors want it on the agency's own site; for some items its social pages will do."""
    if not context.own_hosts:
        return
    for evidence in context.evidence:
        if not evidence.url or is_own(evidence.url, context.own_hosts):
            continue
        if not is_on_one_of(evidence.url, context.social_pages):
            yield (f"“{evidence.title}” อยู่บนเว็บไซต์อื่น กรุณานำขึ้นเว็บไซต์ของหน่วยงาน หรือแนบเป็นแฟ้มที่นี่")


@check("link-unchecked", Severity.INFO)
def link_unchecked(context: RowContext[Any]) -> Iterator[str]:
    for evidence, _ in _linked(context, LinkState.UNCHECKED):
        yield f"ระบบยังไม่ได้ตรวจลิงก์ของ “{evidence.title}” กรุณาเปิดดูเองว่าใช้ได้"


@check("scanned", Severity.WARNING)
def scanned(context: RowContext[Any]) -> Iterator[str]:
    for evidence in context.evidence:
        if evidence.reading == Evidence.Reading.NO_TEXT:
            yield (
                f"“{evidence.title}” เป็นภาพสแกน ค้นหาและคัดลอกข้อความไม่ได้ "
                "กรุณาแนบแฟ้มที่บันทึกจากโปรแกรมโดยตรง"
            )


@check("unreadable", Severity.ERROR)
def unreadable(context: RowContext[Any]) -> Iterator[str]:
    """What nobody can open proves nothing."""
    for evidence in context.evidence:
        if is_unreadable(evidence):
            yield f"ระบบอ่าน “{evidence.title}” ไม่ได้ กรุณาตรวจว่าแฟ้มเปิดได้และไม่มีรหัสผ่าน"


@check("not-read", Severity.WARNING)
def not_read(context: RowContext[Any]) -> Iterator[str]:
    for evidence in context.evidence:
        if could_not_be_read(evidence):
            yield f"ระบบอ่าน “{evidence.title}” ไม่ทันเวลา จึงยังไม่ได้ตรวจเนื้อหา กรุณาแนบแฟ้มอีกครั้ง"


@check("duplicate", Severity.WARNING)
def duplicate(context: RowContext[Any]) -> Iterator[str]:
    """The same file or the same address twice in one row."""
    marks = Counter(evidence.sha256 or evidence.url for evidence in context.evidence)
    for evidence in context.evidence:
        mark = evidence.sha256 or evidence.url
        if marks.pop(mark, 0) > 1:
            yield f"“{evidence.title}” ซ้ำกับหลักฐานอื่นของข้อนี้ กรุณาเหลือไว้รายการเดียว"


@check("personal-data", Severity.ERROR)
def personal_data(context: RowContext[Any]) -> Iterator[str]:
    """A national id, a phone number or a bank account that was read in a file or in the report."""
    for evidence in context.evidence:
        if evidence.personal_data:
            yield (
                f"พบข้อมูลส่วนบุคคลใน “{evidence.title}”: {_listed(evidence.personal_data)} "
                "กรุณาปกปิดก่อนเผยแพร่"
            )
    text = "\n".join(words for _, words in context.open_update.texts) if context.open_update else ""
    found = [entry.as_json() for entry in find_personal_data(text, context.own_numbers)]
    if found:
        yield f"พบข้อมูลส่วนบุคคลในข้อความรายงาน: {_listed(found)} กรุณาตรวจก่อนเผยแพร่"


def _listed(found: list[dict]) -> str:
    shown = [f"{entry['kind']} {entry['masked']}" for entry in found[:3]]
    more = len(found) - len(shown)
    return ", ".join(shown) + (f" และอีก {more} แห่ง" if more else "")


def _linked(
    context: RowContext[Any], *states: LinkState
) -> Iterator[tuple[EvidenceSummary, LinkJudgement]]:
    for evidence in context.evidence:
        link = evidence.link
        if link.state in states:
            yield evidence, link


ROW_CHECKS = (
    no_evidence,
    unconfirmed,
    personal_data,
    link_dead,
    unreadable,
    link_moved,
    link_unsure,
    link_elsewhere,
    scanned,
    not_read,
    duplicate,
    late,
    link_unchecked,
)
