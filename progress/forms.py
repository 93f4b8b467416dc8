"""The forms of the row page: the report being written, and the evidence for it."""

from django import forms

from backoffice.edit_conflicts import ConflictingChange, EditConflict
from backoffice.form_fields import NumberInput, PortalModelForm, RadioGroup
from backoffice.persistent_uploads import PersistentFileMixin
from backoffice.stored_file_forms import StoredFileFormSet
from progress.link_guard import RefusedError, refuse_internal
from progress.measuring import ALL_FIELDS, empty_value, report_fields
from progress.models import Update
from progress.models.update import LONGEST_QUARTER, PERCENT
from progress.permissions import has_to_wait, may_review, why_not_report
from progress.reviewing import open_update, version_of


class QuarterField(forms.CharField):
    """What was done in one quarter of the fiscal year."""

    def __init__(self, number: int, months: str):
        super().__init__(
            label=f"ไตรมาส {number} ({months})",
            required=False,
            max_length=LONGEST_QUARTER,
            widget=forms.Textarea(attrs={"rows": 2}),
        )


class AssignmentForm(PortalModelForm):
    """
    A row together with the update that is being written about it.

    A family subclasses it and declares its text fields. `user` is set by the admin.
    """

    user = None
    edit_conflict: EditConflict | None = None

    status = forms.ChoiceField(
        label="สถานะ",
        widget=RadioGroup,
        help_text="ประชาชนเห็นสถานะใหม่เมื่อเลขานุการอนุมัติแล้ว และปีงบประมาณนี้เผยแพร่อยู่",
    )
    percent = forms.IntegerField(
        label="ก้าวหน้าร้อยละ",
        required=False,
        min_value=0,
        max_value=100,
        widget=NumberInput,
        help_text="จำนวนเต็มตั้งแต่ 0 ถึง 100 เว้นว่างไว้ = ไม่รายงานร้อยละ",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), PERCENT),
    )
    quarter_1 = QuarterField(1, "ตุลาคม ถึง ธันวาคม")
    quarter_2 = QuarterField(2, "มกราคม ถึง มีนาคม")
    quarter_3 = QuarterField(3, "เมษายน ถึง มิถุนายน")
    quarter_4 = QuarterField(4, "กรกฎาคม ถึง กันยายน")
    review_note = forms.CharField(
        label="หมายเหตุของผู้ตรวจ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="ต้องกรอกเมื่อส่งกลับแก้ไข และเมื่อเผยแพร่ทั้งที่ระบบยังพบข้อที่ต้องแก้หรือควรแก้",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            return
        self._ask_what_the_year_has()
        self.open_update = open_update(self.instance)
        working = self.open_update or self.instance.published_update
        for name in self.update_field_names:
            self.initial.setdefault(
                name, getattr(working, name) if working else self.empty_update[name]
            )
        if self.waits_for_review and not self.may_review:
            for name in self.update_field_names:
                self.fields[name].disabled = True

    def _ask_what_the_year_has(self) -> None:
        for name in set(ALL_FIELDS) - set(self.update_field_names):
            self.fields.pop(name, None)
        status = self.fields.get("status")  # whoever may only look has none
        if isinstance(status, forms.ChoiceField):
            status.choices = self.instance.fiscal_year.statuses.choices

    @property
    def version(self) -> str:
        """Changes with every save and approval of a report of the row."""
        return version_of(self.instance, self.open_update)

    @property
    def update_model(self) -> type[Update]:
        return type(self.instance).update_model()

    @property
    def update_field_names(self) -> tuple[str, ...]:
        return report_fields(self.instance)

    @property
    def empty_update(self) -> dict:
        empty = {name: empty_value(self.update_model, name) for name in self.update_field_names}
        return {**empty, "status": str(self.instance.fiscal_year.statuses.initial)}

    @property
    def may_review(self) -> bool:
        return may_review(self.user, self.update_model)

    @property
    def waits_for_review(self) -> bool:
        return bool(self.open_update and self.open_update.state == Update.State.SUBMITTED)

    @property
    def can_report(self) -> bool:
        """Whether this person may write now; a clerk waits while the update is under review."""
        return not has_to_wait(self.user, self.open_update)

    def update_values(self) -> dict:
        """Status and texts as cleaned, ready for progress.reviewing.save_draft."""
        return {name: self.cleaned_data[name] for name in self.update_field_names}

    @property
    def newest(self) -> Update | None:
        """The report as it was saved last."""
        return self.open_update or self.instance.published_update

    @property
    def conflict_lines(self) -> list[tuple[str, list[tuple[str, bool]]]]:
        """What the other person saved, by line; True where this person's text lacks it."""
        if not (self.newest and self.edit_conflict and self.edit_conflict.also):
            return []
        names = set(self.update_field_names) - set(self.update_model.figure_fields)
        typed = self.update_model(**{name: self._typed(name) for name in names})
        mine = {line.strip() for _, text in typed.texts for line in text.splitlines()}
        return [
            (label, [(line, line.strip() not in mine) for line in text.splitlines()])
            for label, text in self.newest.texts
        ]

    @property
    def changed_definition(self) -> list[ConflictingChange]:
        """What others changed in the row itself, beside its report."""
        changes = self.edit_conflict.row.items() if self.edit_conflict else []
        return [change for name, change in changes if name not in self.update_field_names]

    def _typed(self, name: str) -> str | None:
        return self.data.get(self.add_prefix(name)) or empty_value(self.update_model, name)

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk or "status" not in self.fields:
            return cleaned
        # As catalogue.sheets has it, for what is odd in a report: progress.notices.
        self.instance.reported = {
            name: cleaned[name] for name in self.update_field_names if name in cleaned
        }
        if "_send_back" in self.data and not cleaned.get("review_note", "").strip():
            self.add_error("review_note", "กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร")
        if self.edit_conflict:
            return cleaned  # it comes back anyway
        if reason := why_not_report(self.user, self.instance):
            self.add_error(None, reason)
        elif not self.can_report:
            self.add_error(None, "รายงานนี้ส่งตรวจแล้ว แก้ไขได้เมื่อเลขานุการส่งกลับ")
        return cleaned


class EvidenceForm(PersistentFileMixin, PortalModelForm):
    """One piece of evidence. What is published can only be withdrawn, by an act of its own."""

    # All that is left of the form once the evidence is public; the page shows the rest as text.
    FIELDS_OF_PUBLISHED = ("file",)

    confirm = forms.BooleanField(
        label="เปิดดูแล้ว ยืนยันว่าใช้กับปีนี้ได้",
        required=False,
        help_text="ยกมาจากปีก่อน ยังไม่นับเป็นหลักฐานและไม่เผยแพร่จนกว่าจะยืนยัน หากใช้ไม่ได้ให้ลบรายการนี้",
    )

    def __init__(self, *args, assignment=None, user=None, instance=None, **kwargs):
        frozen = instance is not None and instance.published_at is not None
        super().__init__(*args, instance=instance, **kwargs)
        if self.instance.is_usable:
            del self.fields["confirm"]
        if frozen:
            self.fields = {name: self.fields[name] for name in self.FIELDS_OF_PUBLISHED}
        self.user = user
        if frozen:  # the page asks each whether strangers see it, and has its row already
            self.instance.assignment = assignment
        self.keep_file_for(user)
        self.fields["file"].disabled = frozen
        box = self.fields.get("elements")
        if isinstance(box, forms.ModelMultipleChoiceField):
            elements = assignment.elements.all()
            box.queryset = elements
            # The row's own elements are loaded already: forms of one page do not ask again.
            box.choices = self.choices_of(assignment, elements)

    def choices_of(self, assignment, elements) -> list[tuple[int, str]]:
        """What the evidence may be ticked to prove: keys and words."""
        return [(row.pk, str(row)) for row in elements]

    def clean_url(self):
        url = self.cleaned_data["url"]
        if url and "url" in self.changed_data:
            try:
                refuse_internal(url)
            except RefusedError as error:
                raise forms.ValidationError(str(error)) from error
        return url

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("url") and cleaned.get("file") and "url" in self.fields:
            self.add_error("url", "มีทั้งที่อยู่เว็บและแฟ้ม กรุณาเหลือไว้อย่างเดียว อีกอย่างเพิ่มเป็นหลักฐานใหม่")
        return cleaned

    def save(self, commit=True):
        evidence = self.instance
        if "file" in self.changed_data and evidence.file:
            evidence.describe_upload()
        if evidence.pk is None:
            evidence.added_by = self.user
        if self.cleaned_data.get("confirm"):
            evidence.confirmed_for_year = True
        return super().save(commit)


def changes_drafts(formset: forms.BaseInlineFormSet) -> bool:
    """Whether a saved formset changed evidence that waits to be published."""
    saved = [*formset.new_objects, *(row for row, _ in formset.changed_objects)]
    return bool(formset.deleted_objects) or any(row.published_at is None for row in saved)


class EvidenceFormSet(StoredFileFormSet):
    """Gives each form the row it belongs to."""

    def get_form_kwargs(self, index):
        return {**super().get_form_kwargs(index), "assignment": self.instance}
