"""The form of a stored file in the back office: chosen once, then only withdrawn, by an act."""

from django import forms
from django.utils import timezone

from backoffice.form_fields import PortalModelForm
from backoffice.persistent_uploads import PersistentFileFormSetMixin, PersistentFileMixin
from backoffice.removing import RemovalFormSet
from records.file_kinds import check_kind


class StoredFileBox(forms.FileField):
    """The box of a file that stays as it is: nobody opens and judges it again at each saving."""

    def clean(self, data, initial=None):
        return initial


class StoredFileForm(PersistentFileMixin, PortalModelForm):
    """A new file is described, and public as soon as what it belongs to is."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.keep_file_for(user)
        if self.instance.pk:
            box = self.fields["file"]
            self.fields["file"] = StoredFileBox(label=box.label, widget=box.widget, disabled=True)
        else:
            self.fields["file"].validators.append(check_kind)

    def save(self, commit=True):
        row = self.instance
        if "file" in self.changed_data:
            row.describe_upload()
            row.added_by = self.user
            row.published_at = row.published_at or timezone.now()
        return super().save(commit)


class StoredFileFormSet(PersistentFileFormSetMixin, RemovalFormSet):
    """Public files cannot be ticked for deletion."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields and form.instance.published_at:
            form.fields["DELETE"].disabled = True
