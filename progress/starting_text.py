"""A button on the page of a row that puts known facts into a box, to go on writing from."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.http import HttpRequest
from django.http.response import HttpResponse

from agency.models import FiscalYear
from catalogue.starting_texts import starting_text_for

PRESSED = "_starting_text"


class StartingTextMixin(admin.ModelAdmin):
    """
    Mixed into the admins of rows whose text may begin with the facts of the year before.

    The page is then saved as with “บันทึก” and comes back: what was typed stays, the text stands
    below it, and nothing is sent, approved or published. starting_text_box: the box it goes into.
    """

    starting_text_box: ClassVar[str]

    def offers_starting_text(self, row: Any) -> bool:
        """Whether the page of this row (None: a new one) offers it. The text must not be public."""
        raise NotImplementedError

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:  # fmt: skip
        if request.method == "POST" and PRESSED in request.POST:
            row = self.get_object(request, object_id) if object_id else None
            if self.offers_starting_text(row):
                self._put_text(request, row)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _put_text(self, request: HttpRequest, row: Any) -> None:
        sent: Any = request.POST.copy()
        sent.pop(PRESSED)
        sent["_continue"] = "1"
        year = row.fiscal_year if row else _chosen_year(sent.get("fiscal_year", ""))
        text = starting_text_for(year) if year else ""
        typed = sent.get(self.starting_text_box, "")
        if not year:
            told = "กรุณาเลือกปีงบประมาณก่อน แล้วกด “เติมข้อความเริ่มต้น” อีกครั้ง"
        elif not text:
            told = f"ยังไม่ได้บันทึกผลการประเมินของปี {year.year_be - 1} จึงไม่มีข้อความให้เริ่มต้น"
        elif text in typed.replace("\r\n", "\n"):
            told = "ข้อความเริ่มต้นอยู่ในช่องแล้ว"
        else:
            sent[self.starting_text_box] = "\n".join(filter(None, (typed.rstrip(), text)))
            told = (
                f"เติมข้อเท็จจริงของปี {year.year_be - 1} ในช่องแล้ว ระบบไม่ได้วิเคราะห์ให้ "
                "กรุณาเขียนการวิเคราะห์และแนวทางต่อ แล้วบันทึก"
            )
        request.POST = sent
        self.message_user(request, told, messages.INFO)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False,
        change: bool = False, form_url: str = "", obj: Any = None,
    ) -> Any:  # fmt: skip
        form = context["adminform"].form
        box = form.fields.get(self.starting_text_box)
        if box and not box.disabled and self.offers_starting_text(obj):
            context |= {"starting_text": PRESSED, "starting_text_label": box.label}
        return super().render_change_form(request, context, add, change, form_url, obj)


def _chosen_year(typed: str) -> FiscalYear | None:
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
        return None
    return FiscalYear.objects.filter(pk=int(typed)).first()
