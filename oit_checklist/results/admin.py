"""The announced result of a year in the back office, in the order of the announcement."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import connection

from agency.models import FiscalYear
from backoffice.admin_base import PortalModelAdmin, ThaiFormMixin, dated_column
from backoffice.publication_admin import PublicationFilter
from catalogue.visibility import visibility_of
from oit_checklist.results.forms import OF_YEAR, IndicatorForm, LostItemForm, YearResultForm
from oit_checklist.results.models import (
    GroupComparison,
    IndicatorResult,
    LostItem,
    QuestionResult,
    ResultRemark,
    YearResult,
)
from oit_checklist.results.starting import expected_indicators, indicators_of_year

LINE = 500  # letters; a longer text gets a box of more than one line


class PartInline(ThaiFormMixin, admin.TabularInline):
    """Lines of the result; one more is always there, without JavaScript too."""

    extra = 1

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.max_length and db_field.max_length > LINE:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 40})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class ComparisonInline(PartInline):
    model = GroupComparison


class IndicatorInline(PartInline):
    """Opens with a line for each indicator of the year, so that only the scores are typed."""

    model = IndicatorResult
    form = IndicatorForm

    def get_extra(self, request, obj=None, **kwargs):
        return len(expected_indicators(obj)) or self.extra if obj else self.extra


class QuestionInline(PartInline):
    model = QuestionResult


class LostItemInline(PartInline):
    model = LostItem
    form = LostItemForm


class RemarkInline(PartInline):
    model = ResultRemark


def _of_year(name: str) -> Any:
    """A score as it stands in the year, for whoever only reads the result."""

    @admin.display(description=str(FiscalYear._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
    def shown(result: YearResult) -> Any:
        value = getattr(result.fiscal_year, name)
        return "-" if value in (None, "") else value

    return shown


@admin.register(YearResult)
class YearResultAdmin(PortalModelAdmin):
    form = YearResultForm
    list_display = ["fiscal_year", "total", "grade", "announced_on_text", "public_text"]
    list_filter = [PublicationFilter]
    list_select_related = ["fiscal_year"]
    inlines = [ComparisonInline, IndicatorInline, QuestionInline, LostItemInline, RemarkInline]
    readonly_fields = ["fiscal_year"]
    fieldsets = [
        (None, {"fields": ["fiscal_year", ("announced_on", "source")]}),
        (
            "คะแนนรวมและคะแนนแต่ละเครื่องมือ",
            {
                "fields": [
                    ("total_score", "grade"),
                    ("iit_score", "iit_unit"),
                    ("eit_score", "eit_unit"),
                    ("oit_score", "oit_unit"),
                ],
                "description": "ตามที่ ป.ป.ช. ประกาศ ส่วนนี้เป็นข้อมูลของปีงบประมาณ จึงแสดงเมื่อปีเผยแพร่ "
                "แม้ผลการประเมินส่วนอื่นยังเป็นฉบับร่าง",
            },
        ),
    ]
    announced_on_text = dated_column(YearResult, "announced_on")

    def has_add_permission(self, request):
        # A result is begun at the page of its year, so that its year's scores stand in the boxes.
        return False

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST" and connection.in_atomic_block and str(object_id).isdecimal():
            # The scores are the year's: whoever saves the year waits, and is told.
            years = FiscalYear._base_manager.select_for_update()
            years.filter(result__pk=object_id).first()
        return super().get_object(request, object_id, from_field)

    def get_fieldsets(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        # The boxes of the scores are the form's own, and to read there is no form.
        (first, scores) = self.fieldsets
        return [first, (scores[0], {**scores[1], "fields": [_of_year(each) for each in OF_YEAR]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        may = request.user.has_perm("agency.change_fiscalyear")
        return type(form.__name__, (form,), {"may_change_year": may})

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, IndicatorInline) and obj.pk:
            kwargs["initial"] = expected_indicators(obj)
            kwargs["form_kwargs"] = {"offered": indicators_of_year(obj)}
        return kwargs

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if changed := form.changed_scores:
            obj.fiscal_year.save(update_fields=changed)
        for sentence in form.converted:
            self.message_user(request, sentence, messages.INFO)

    def response_change(self, request, obj):
        answer = super().response_change(request, obj)
        seen = visibility_of(obj)
        if not seen.is_public:
            self.message_user(request, seen.sentence, messages.WARNING)
        return answer

    @admin.display(description="คะแนนรวม")
    def total(self, result: YearResult) -> Any:
        return result.fiscal_year.total_score

    @admin.display(description="ระดับ")
    def grade(self, result: YearResult) -> str:
        return result.fiscal_year.grade
