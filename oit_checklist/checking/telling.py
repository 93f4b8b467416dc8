"""Middleware: tells whoever changed a criterion that its tick fell with the change."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from oit_checklist.models import ChecklistItem
from oit_checklist.models.ticks import fallen_ticks


class TellFallenTicks:
    """Stands inside the messages; looks at what is stored once the answer is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        with fallen_ticks() as fallen:
            response = self.get_response(request)
        if fallen and (sentence := what_fell(fallen)):
            messages.warning(request, sentence)
        return response


def what_fell(keys: Sequence[int]) -> str:
    """Which of these items have no tick now, in Thai; "" if all have theirs after all."""
    items = ChecklistItem.objects.filter(pk__in=keys, checked_on=None)
    names = [item.label for item in items.only("instrument", "number").order_by("number")]
    if not names:
        return ""
    return (
        f"เครื่องหมาย “ตรวจกับคู่มือแล้ว” ของ{', '.join(names)} ถูกเอาออก "
        "เพราะเกณฑ์เปลี่ยนไปจากที่ตรวจไว้ กรุณาตรวจกับคู่มืออีกครั้ง"
    )
