"""The form of a meeting's photograph."""

from django import forms
from django.core.files.base import ContentFile

from backoffice.stored_file_forms import StoredFileForm
from documents.pictures import TooManyPixelsError, shrink


class PhotographForm(StoredFileForm):
    """Scales a photograph down and takes out what the camera hid in it: place, time, owner."""

    def clean_file(self):
        photograph = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return photograph
        try:
            photograph.seek(0)
            light = shrink(photograph.read())
        except (OSError, TooManyPixelsError) as error:
            raise forms.ValidationError("เปิดภาพนี้ไม่ได้ กรุณาเลือกภาพอื่น") from error
        return ContentFile(light, name=photograph.name)
