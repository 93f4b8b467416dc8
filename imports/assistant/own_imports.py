"""Whose an import is, and whether anything can be done with it now."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from agency.office_request import OfficeRequest
from imports.assistant.background import look_after
from imports.assistant.kinds import targets_of
from imports.models import OfficeImport

BUSY = "ระบบกำลังทำงานกับแฟ้มนี้อยู่ กรุณารอสักครู่"
OTHER_STEP = "แฟ้มนี้อยู่ในขั้น “{step}” จึงทำขั้นนี้ไม่ได้"


RESULTS = ("proposal", "outcome", "undo")  # large: of 20,000 rows some 20 million letters


def own_or_404(request: OfficeRequest, pk: int, *, results: bool = True) -> OfficeImport:
    """
    The import, for the person whose it is, who still may bring such files in; without `results`
    what came out is not fetched.
    """
    mine = OfficeImport.objects.select_related("owner").filter(owner=request.user)
    found: OfficeImport = get_object_or_404(mine if results else mine.defer(*RESULTS), pk=pk)
    if found.target not in targets_of(request.user):
        raise PermissionDenied
    look_after(found)
    return found


def is_free(request: OfficeRequest, found: OfficeImport, *steps: OfficeImport.Step) -> bool:
    """Whether the import stands at one of these steps; else the person is told what goes on."""
    if found.step in steps:
        return True
    told = BUSY if found.is_at_work else OTHER_STEP.format(step=found.Step(found.step).label)
    messages.warning(request, told)
    return False
