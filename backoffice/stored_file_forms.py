"""The form of a stored file in the back office: chosen once, then only withdrawn."""

from django import forms
from django.utils import timezone

from backoffice.form_fields import PortalModelForm
from backoffice.persistent_uploads import PersistentFileFormSetMixin, PersistentFileMixin
from records.file_kinds import check_kind


class StoredFileBox(forms.FileField):
    """The box of a file that stays as it is: nobody opens and judges it again at each saving."""

    def clean(self, data, initial=None):
        return initial


class StoredFileForm(PersistentFileMixin, PortalModelForm):
    """A new file is described and published; a stored one can be withdrawn with a reason."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.keep_file_for(user)
        if self.instance.pk:
            box = self.fields["file"]
            self.fields["file"] = StoredFileBox(label=box.label, widget=box.widget, disabled=True)
            self.fields["withdrawn_reason"].disabled = bool(self.instance.withdrawn_at)
        else:
            self.fields["file"].validators.append(check_kind)
            self.initial.setdefault("published_at", timezone.now())
            self.fields["withdrawn_reason"].widget = forms.HiddenInput()

    def save(self, commit=True):
        row = self.instance
        if "file" in self.changed_data:
            row.describe_upload()
            row.added_by = self.user
        if row.withdrawn_reason and not row.withdrawn_at:
            row.withdraw(row.withdrawn_reason)
        return super().save(commit)


class StoredFileFormSet(PersistentFileFormSetMixin, forms.BaseInlineFormSet):
    """Public files cannot be ticked for deletion."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields and form.instance.published_at:
            form.fields["DELETE"].disabled = True
