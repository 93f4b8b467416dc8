"""The lists on the pages of a committee and of a meeting."""

from typing import ClassVar

from django.contrib import admin

from backoffice.admin_base import ThaiFormMixin
from backoffice.moving_admin import MovingInline
from backoffice.publication_admin import PublicationInlineMixin
from backoffice.stored_file_forms import StoredFileForm, StoredFileFormSet
from catalogue.locks import why_closed
from meetings.forms import (
    AgendaForm,
    AgendaFormSet,
    AttendanceForm,
    AttendanceFormSet,
    PhotographForm,
    PhotographFormSet,
)
from meetings.models import (
    AgendaItem,
    Attendance,
    Member,
    Photograph,
    Signature,
    SignedMinutes,
    Statement,
)
from meetings.models.minutes import VOTES
from meetings.statement_forms import (
    StatementForm,
    StatementFormSet,
    StatementsOfItemFormSet,
)


class MemberInline(MovingInline):
    model = Member
    fields = ["name", "post", "role", "email"]
    extra = 2
    add_words = "เพิ่มกรรมการ"

    def why_locked(self, obj):
        return ""


class AttendanceInline(MovingInline):
    model = Attendance
    form = AttendanceForm
    formset = AttendanceFormSet
    fields = ["name", "post", "role", "acting_for", "reason", "kind"]
    extra = AttendanceFormSet.blank_rows * len(Attendance.Kind)
    add_words = "เพิ่มชื่อ"


class AgendaItemInline(MovingInline):
    """The first fieldset stands above the statements of an item, the others below them."""

    model = AgendaItem
    form = AgendaForm
    formset = AgendaFormSet
    fieldsets: ClassVar = [
        (None, {"fields": ["level", "title", "details"]}),
        (None, {"fields": ["resolution"]}),
        ("นับเสียง", {"fields": [tuple(VOTES)], "classes": ["collapse"]}),
        ("พิมพ์เลขอื่น", {"fields": ["printed_number"], "classes": ["collapse"]}),
    ]
    extra = 1
    row_template = "admin/meetings/agenda_row.html"
    help_template = "admin/meetings/typing_help.html"
    add_words = "เพิ่มระเบียบวาระ"


class StatementInline(MovingInline):
    """Below the agenda of the meeting: a statement leads to the meeting by its item alone."""

    model = Statement
    form = StatementForm
    formset = StatementFormSet
    fields = ["speaker", "post", "text"]
    extra = 0
    add_words = "เพิ่มคำกล่าว"

    def __init__(self, parent_model, admin_site):
        super().__init__(AgendaItem, admin_site)


class StatementsOfItemInline(MovingInline):
    """The statements of one item on the page of that item alone."""

    model = Statement
    formset = StatementsOfItemFormSet
    fields = ["speaker", "post", "text"]
    extra = 1
    add_words = "เพิ่มคำกล่าว"


class SignatureInline(MovingInline):
    model = Signature
    fields = ["label", "name", "post"]
    extra = 1
    add_words = "เพิ่มผู้ลงนาม"


class PhotographInline(PublicationInlineMixin, MovingInline):
    model = Photograph
    form = PhotographForm
    formset = PhotographFormSet
    fields = ["file", "caption", "public_text"]
    extra = 1
    add_words = "เพิ่มภาพถ่าย"


class SignedMinutesInline(PublicationInlineMixin, ThaiFormMixin, admin.TabularInline):
    model = SignedMinutes
    form = StoredFileForm
    formset = StoredFileFormSet
    extra = 0
    fields = ["file", "public_text"]

    def why_locked(self, obj):
        # The signed copy comes after the certification.
        return why_closed(obj) if obj and obj.pk else ""
