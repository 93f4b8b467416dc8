"""A chosen file survives a form that comes back for another reason: nobody chooses it twice."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.loader import render_to_string

from records.stored_files import check_size
from records.upload_limit import TooLargeUpload
from records.upload_store import KeptUpload, NoSuchUploadError, UploadStore

KEPT_UPLOADS = UploadStore("kept", life=timedelta(days=1))


@dataclass(frozen=True)
class _Named:
    """A stored file under the name that people gave it: its own is made of letters and digits."""

    name: str
    url: str

    def __str__(self):
        return self.name


class PersistentFileInput(AdminFileWidget):
    """A box for a file that brings back what was chosen before the form came back."""

    owner: int | None = None
    original_name = ""  # of the file that is stored already
    chosen: UploadedFile | None = None  # set by the form when the file itself is in order
    lost = False  # whether a token brought nothing back

    def value_from_datadict(self, data, files, name):
        token = data.get(f"{name}-kept")
        if token and name not in files and f"{name}-drop" not in data:
            try:
                # From here on it is an upload like any other; the request closes it at its end.
                files[name] = KEPT_UPLOADS.open(token, self.owner)
            except NoSuchUploadError:
                self.lost = True
        return super().value_from_datadict(data, files, name)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if self.original_name and context["widget"]["is_initial"]:
            context["widget"]["value"] = _Named(self.original_name, value.url)
        return context

    def render(self, name, value, attrs=None, renderer=None):
        html = super().render(name, value, attrs, renderer)
        if not (self.chosen and self.owner):
            return html
        # Only now is it sure that the form comes back: this form or another one was refused.
        kept = {"name": name, "upload": self.chosen, "ticket": _ticket_of(self.chosen, self.owner)}
        return html + render_to_string("admin/persistent_upload.html", kept)


def _ticket_of(upload: UploadedFile, owner: int) -> str:
    return upload.ticket if isinstance(upload, KeptUpload) else KEPT_UPLOADS.keep(upload, owner)


class PersistentFileMixin(forms.ModelForm):
    """Mixed into a form with a file field, which tells by `keep_file_for` whose form it is."""

    file_field = "file"

    def keep_file_for(self, user) -> None:
        field = self.fields[self.file_field]
        widget = PersistentFileInput(field.widget.attrs)
        widget.is_required, widget.owner = field.required, user.pk if user else None
        widget.original_name = getattr(self.instance, "original_name", "")
        field.widget = widget

    def has_changed(self):
        # A row whose file is lost is not an empty row: the person must be told.
        return super().has_changed() or self.fields[self.file_field].widget.lost

    @property
    def chosen_file(self) -> UploadedFile | None:
        """What the person chose now or, kept, before."""
        return self.files.get(self.add_prefix(self.file_field))

    def full_clean(self):
        super().full_clean()
        if self.file_field not in self.errors:
            self.fields[self.file_field].widget.chosen = self.chosen_file

    def clean(self):
        cleaned = super().clean()
        if self.fields[self.file_field].widget.lost:
            self._refuse_file("แฟ้มที่เก็บไว้หมดอายุแล้ว กรุณาเลือกแฟ้มอีกครั้ง")
        elif isinstance(self.chosen_file, TooLargeUpload):
            try:
                check_size(self.chosen_file)
            except ValidationError as error:
                self._refuse_file(error)
        return cleaned

    def _refuse_file(self, error) -> None:
        """Answer this alone: what else was found follows from the missing content."""
        self.errors.pop(self.file_field, None)
        self.add_error(self.file_field, error)

    def save(self, commit=True):
        row = super().save(commit)
        upload = self.chosen_file
        # Not before the row is stored: the page may still come back for another reason.
        if commit and isinstance(upload, KeptUpload):
            transaction.on_commit(lambda: KEPT_UPLOADS.discard(upload))
        return row


class PersistentFileFormSetMixin(forms.BaseFormSet):
    """
    Mixed into a formset of such forms, which take the argument `user`.

    PortalModelAdmin tells each of its formsets of this kind who is signed in.
    """

    def __init__(self, data=None, files=None, *args, user=None, **kwargs):
        super().__init__(data, files, *args, **kwargs)
        self.user = user
        # Django replaces an empty dictionary by its own. What is brought back must stand in that
        # of the request, which closes its files at its end.
        if files is not None:
            self.files = files

    def get_form_kwargs(self, index):
        return {**super().get_form_kwargs(index), "user": self.user}
