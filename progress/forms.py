"""The forms of the row page: the report being written, and the evidence for it."""

from django import forms

from agency.form_fields import PortalModelForm
from progress.models import Status, Update
from progress.permissions import may_review
from progress.reviewing import open_update, version_of


class AssignmentForm(PortalModelForm):
    """
    A row together with the update that is being written about it.

    A family subclasses it and declares its text fields. `user` is set by the admin.
    """

    user = None

    update_version = forms.CharField(label="", widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(
        label="สถานะ",
        choices=Status.choices,
        widget=forms.RadioSelect,
        help_text="ประชาชนเห็นสถานะใหม่เมื่อเลขานุการเผยแพร่แล้ว",
    )
    review_note = forms.CharField(
        label="หมายเหตุถึงผู้รายงาน",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="ต้องกรอกเมื่อส่งกลับแก้ไข",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.collision = None
        if not self.instance.pk:
            return
        self.open_update = open_update(self.instance)
        working = self.open_update or self.instance.published_update
        for name in self.update_field_names:
            self.initial.setdefault(
                name, getattr(working, name) if working else self.empty_update[name]
            )
        self.initial["update_version"] = version_of(self.instance)
        if self.waits_for_review and not self.may_review:
            for name in self.update_field_names:
                self.fields[name].disabled = True

    @property
    def update_model(self) -> type[Update]:
        return type(self.instance).updates.rel.related_model

    @property
    def update_field_names(self) -> tuple[str, ...]:
        return ("status", *self.update_model.text_fields)

    @property
    def empty_update(self) -> dict:
        return {"status": Status.NOT_DONE, **dict.fromkeys(self.update_model.text_fields, "")}

    @property
    def may_review(self) -> bool:
        return may_review(self.user, self.update_model)

    @property
    def waits_for_review(self) -> bool:
        return bool(self.open_update and self.open_update.state == Update.State.SUBMITTED)

    @property
    def can_report(self) -> bool:
        """Whether this person may write now; a clerk waits while the update is under review."""
        return self.may_review or not self.waits_for_review

    def update_values(self) -> dict:
        """Status and texts as cleaned, ready for progress.reviewing.save_draft."""
        return {name: self.cleaned_data[name] for name in self.update_field_names}

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk or "status" not in self.fields:
            return cleaned
        if "_send_back" in self.data and not cleaned.get("review_note", "").strip():
            self.add_error("review_note", "กรุณาเขียนหมายเหตุว่าต้องแก้ไขอะไร")
        if cleaned.get("update_version") != version_of(self.instance):
            self._tell_of_collision()
        elif not self.can_report:
            self.add_error(None, "รายงานนี้ส่งตรวจแล้ว แก้ไขได้เมื่อเลขานุการส่งกลับ")
        return cleaned

    def _tell_of_collision(self):
        """Show what the other person saved, keep what this one typed, let a second save win."""
        self.collision = self.open_update or self.instance.published_update
        self.data = self.data.copy()
        self.data[self.add_prefix("update_version")] = version_of(self.instance)
        self.add_error(
            None,
            "มีผู้อื่นบันทึกรายการนี้หลังจากที่ท่านเปิดหน้านี้ ข้อความของท่านยังอยู่ครบในแบบฟอร์ม "
            "กรุณาเทียบกับฉบับล่าสุดด้านล่าง แล้วกดบันทึกอีกครั้งหากต้องการใช้ข้อความของท่าน",
        )


class EvidenceForm(PortalModelForm):
    """One piece of evidence. What is published can only be withdrawn, with a reason."""

    def __init__(self, *args, assignment=None, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        reviewer = may_review(user, type(assignment).updates.rel.related_model)
        frozen = self.instance.published_at is not None
        for name, field in self.fields.items():
            field.disabled = frozen and name != "withdrawn_reason"
        withdrawable = frozen and reviewer and not self.instance.withdrawn_at
        self.fields["withdrawn_reason"].disabled = not withdrawable
        if not frozen:
            self.fields["withdrawn_reason"].widget = forms.HiddenInput()
        if "elements" in self.fields:
            self.fields["elements"].queryset = assignment.elements.all()

    def save(self, commit=True):
        evidence = self.instance
        if "file" in self.changed_data and evidence.file:
            evidence.describe_upload()
        if evidence.pk is None:
            evidence.added_by = self.user
        if evidence.withdrawn_reason and not evidence.withdrawn_at:
            evidence.withdraw(evidence.withdrawn_reason)
        return super().save(commit)


class EvidenceFormSet(forms.BaseInlineFormSet):
    """Gives each form the row it belongs to; published evidence cannot be ticked for deletion."""

    user = None

    def get_form_kwargs(self, index):
        return {
            **super().get_form_kwargs(index),
            "assignment": self.instance,
            "user": self.user,
        }

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields and form.instance.published_at:
            form.fields["DELETE"].disabled = True
