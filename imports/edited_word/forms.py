"""What a person sends: the edited file, and then what of it is to be taken over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core import signing

from imports.edited_word.proposals import Change
from imports.edited_word.reading import EditedMinutes, read_edited
from office_files.contents import OfficeFileError
from office_files.reading import MOST_BYTES

TOO_BIG = f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB ระบบไม่เปิด"
OTHER = "แฟ้มนี้เป็นรายงานของการประชุมอื่น ไม่ใช่การประชุมนี้ กรุณาเปิดหน้าของการประชุมนั้น แล้วเลือกแฟ้มจากหน้านั้น"
SALT = "imports.edited_word"
LONGEST_STAY = 24 * 60 * 60  # seconds from looking to taking over


class EditedFileForm(forms.Form):
    """The document that came back."""

    file = forms.FileField(
        label="แฟ้ม Word ที่แก้ไขแล้ว (.docx)",
        help_text="แฟ้มที่ดาวน์โหลดจากหน้ารายงานการประชุมนี้แล้วแก้ไขใน Word ระบบเทียบทีละข้อความ "
        "และยังไม่เปลี่ยนสิ่งใดจนกว่าท่านจะเลือก",
        error_messages={"required": "กรุณาเลือกแฟ้ม Word"},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def __init__(self, *args: Any, meeting: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.edited: EditedMinutes | None = None

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        try:
            self.edited = read_edited(file.read())
        except OfficeFileError as error:
            raise forms.ValidationError(str(error)) from error
        if self.edited.meeting != self.meeting:
            raise forms.ValidationError(OTHER)
        return file


def packed(meeting: int, changes: Sequence[Change]) -> str:
    """Changes as a text that the page carries and nobody can alter."""
    rows = [
        [each.key, each.place, each.label, each.was, each.becomes, each.is_stale, each.said]
        for each in changes
    ]
    return signing.dumps([meeting, rows], salt=SALT, compress=True)


def unpacked(meeting: int, text: str) -> list[Change] | None:
    """The changes that a page of this meeting carried; None for a page that is too old."""
    try:
        of, rows = signing.loads(text, salt=SALT, max_age=LONGEST_STAY)
    except signing.BadSignature:
        return None
    if of != meeting:
        return None
    return [replace(Change(*row[:6]), said=_said(row[6])) for row in rows]


def _said(row: list[str] | None) -> tuple[str, str, str] | None:
    return (row[0], row[1], row[2]) if row else None
