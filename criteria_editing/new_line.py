"""One line more in an item: a line of its own, or one below another."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agency.office_request import OfficeRequest
from backoffice.act_pages import Act, ActForm, act_page
from criteria_editing.order import store_order
from oit_checklist.criteria_checks import LONGEST_LINE, MOST_LINES_OF_ITEM
from oit_checklist.lines import lines_to_prove
from oit_checklist.models import ChecklistItem, Element
from oit_checklist.models.criteria import MOST_LEVELS
from thai.spelling import normalise


class LineError(Exception):
    """Nothing was added; the text is Thai and says why."""


class LineForm(ActForm):
    """The words of a line, and where it stands. Lines of the last level have none below them."""

    text = forms.CharField(
        label="องค์ประกอบด้านข้อมูล",
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "กรุณากรอกข้อความขององค์ประกอบ"},
    )
    marker = forms.CharField(
        label="เลขข้อที่พิมพ์", max_length=10, required=False, help_text="เช่น (๑) เว้นว่างไว้ = ขีด"
    )
    parent = forms.TypedChoiceField(label="อยู่ใต้", required=False, coerce=int, empty_value=None)
    one_is_enough = forms.BooleanField(label="ข้อย่อยข้อใดข้อหนึ่งก็พอ", required=False)
    is_note = forms.BooleanField(label="เป็นหมายเหตุของข้อบน", required=False)

    def __init__(self, item: ChecklistItem, data: Any = None):
        super().__init__(data)
        box: Any = self.fields["parent"]
        box.choices = [("", "ไม่อยู่ใต้บรรทัดใด")] + [
            (line.pk, f"{'– ' * level}{line}")
            for level, line in lines_to_prove(item)
            if level + 1 < MOST_LEVELS
        ]

    def clean_text(self) -> str:
        return normalise(self.cleaned_data["text"]).strip()


@transaction.atomic
def add_line(item: ChecklistItem, values: dict[str, Any]) -> Element:
    """Add a line behind the others of its level. Raises LineError."""
    stored = ChecklistItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if why := stored.fiscal_year.why_closed:
        raise LineError(why)
    if stored.elements.count() >= MOST_LINES_OF_ITEM:
        raise LineError(f"{item.label} มีองค์ประกอบ {MOST_LINES_OF_ITEM} บรรทัดแล้ว ระบบรับได้ไม่เกินนี้")
    last = stored.elements.aggregate(last=Max("order"))["last"] or 0
    parent = values.pop("parent")
    line = Element(item=stored, parent_id=parent, order=last + 1, **values)
    try:
        line.full_clean()
    except ValidationError as refused:
        raise LineError(" ".join(refused.messages)) from refused
    line.save()
    store_order(list(_in_tree(stored.top_elements)))  # behind those of its level, in the list too
    return line


def _in_tree(level: list[Element]) -> Iterator[Element]:
    for line in level:
        yield line
        yield from _in_tree(line.nested)


def new_line_page(request: OfficeRequest, year_be: int, pk: int) -> HttpResponse:
    """The boxes of a line. POST: add it, and back to the item in the outline."""
    rows = ChecklistItem.objects.select_related("fiscal_year")
    item = get_object_or_404(rows, pk=pk, fiscal_year__year_be=year_be)
    act = Act(
        title=f"เพิ่มองค์ประกอบของ{item.label} ปีงบประมาณ {item.fiscal_year}",
        button="เพิ่มองค์ประกอบ",
        back=f"{reverse('criteria:year', args=[year_be])}#item{item.pk}",
        lines=[item.title, "บรรทัดใหม่อยู่ท้ายระดับของตน เลื่อนขึ้นได้ในหน้าเกณฑ์ของปี"],
        why_not=item.fiscal_year.why_closed,
    )

    def do(form: Any) -> str:
        line = add_line(item, dict(form.cleaned_data))
        return f"เพิ่มองค์ประกอบ “{line}” ของ{item.label}แล้ว"

    form = LineForm(item, request.POST if request.method == "POST" else None)
    return act_page(request, act, do, LineError, form)
