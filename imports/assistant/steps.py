"""The three things that are done with a file: read it, take it over, take that back."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from imports.assistant import remembering
from imports.assistant.found import find
from imports.documents.report import NoReportError
from imports.models import OfficeImport
from imports.tables.proposal import NoTableError
from imports.taking_over.undoing import undo
from office_files.contents import OfficeFileError
from records.how_far import tell
from spreadsheets.importing import StaleImportError

Step = OfficeImport.Step
CAUSES = (OfficeFileError, NoTableError, NoReportError, ValueError)
OPENING = "เปิดแฟ้มและหาหัวตาราง"
NOT_STORED = "ยังไม่ได้นำเข้าแถวใด ข้อมูลในระบบไม่เปลี่ยนแปลง กรุณาดูสิ่งที่ต้องแก้ด้านล่าง"
NOT_UNDONE = "ยังไม่ได้ยกเลิก ข้อมูลในระบบไม่เปลี่ยนแปลง"
BROKEN_OFF = "งานหยุดกลางคัน ไม่มีข้อมูลใดเปลี่ยนแปลง กรุณากดทำใหม่"
LONGEST = 5000


def read(one: OfficeImport) -> None:
    """Read the file and try out what taking it over would change; nothing of it is stored."""
    one.problem, one.proposal, one.outcome, one.seen = "", None, None, ""
    try:
        tell(OPENING, 0, 0)
        found = find(one)
        outcome = found.preview()
    except CAUSES as error:
        _go_to(one, Step.REFUSED, str(error))
        return
    one.proposal, one.outcome, one.seen = found.to_json(), outcome.to_json(), outcome.seen
    _go_to(one, Step.READ)


def store(one: OfficeImport) -> None:
    """Take over all of what was looked at, or nothing; what changed meanwhile is shown anew."""
    try:
        with transaction.atomic():
            outcome = find(one).apply(one.seen)
            one.outcome, one.undo = outcome.to_json(), outcome.undo
            if outcome.applied:
                remembering.learn(one)
                _go_to(one, Step.STORED)
                return
        _go_to(one, Step.READ, NOT_STORED)
    except StaleImportError as error:
        read(one)
        _go_to(one, one.Step(one.step), str(error))
    except CAUSES as error:
        _go_to(one, Step.REFUSED, str(error))


def take_back(one: OfficeImport) -> None:
    """Put everything back as it was before the import, or nothing of it."""
    with transaction.atomic():
        outcome = undo(one.undo or {}, one.owner)
        if outcome.applied:
            one.undo = None
            _go_to(one, Step.UNDONE)
            return
    told = "\n".join([NOT_UNDONE, *map(str, outcome.errors)])
    _go_to(one, Step.STORED, told)


def broke_off(one: OfficeImport) -> None:
    """Say that the process that worked on it is gone: it stored nothing, or the step would say."""
    before = {Step.READING: Step.REFUSED, Step.STORING: Step.READ, Step.UNDOING: Step.STORED}
    _go_to(one, before[Step(one.step)], BROKEN_OFF)


ACTS: dict[str, Callable[[OfficeImport], None]] = {
    Step.READING: read, Step.STORING: store, Step.UNDOING: take_back,
}  # fmt: skip


def _go_to(one: OfficeImport, step: OfficeImport.Step, problem: str = "") -> None:
    one.step, one.problem = step, problem[:LONGEST]
    one.process, one.changed_at = "", timezone.now()
    one.save()
