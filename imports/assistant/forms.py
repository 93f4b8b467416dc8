"""What a person fills in to bring in a file."""

from typing import Any

from django import forms

from agency.models import FiscalYear
from imports.assistant.kinds import hint_of, label_of
from office_files.reading import MOST_BYTES

NOTHING = "กรุณาเลือกแฟ้ม หรือวางตารางที่คัดลอกมา"
BOTH = "ท่านเลือกแฟ้มและวางตารางพร้อมกัน กรุณาใช้อย่างใดอย่างหนึ่ง"
TOO_BIG = f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่"
ENDINGS = ".docx,.xlsx,.xlsm,.xls,.ods,.csv,.txt,.html,.htm,.mht,.pdf"
LONGEST_PASTE = 5_000_000


class ImportForm(forms.Form):
    """The file or the paste, and what it is to become."""

    target = forms.ChoiceField(label="นำเข้าเป็น", widget=forms.RadioSelect)
    year = forms.ChoiceField(label="ปีงบประมาณ")
    file = forms.FileField(
        label="แฟ้มของหน่วยงาน",
        required=False,
        allow_empty_file=True,
        help_text=f"Word (.docx) Excel (.xlsx .xls) LibreOffice (.ods) .csv หน้าเว็บ (.html) หรือ PDF ที่มีข้อความ "
        f"ไม่เกิน {MOST_BYTES // 1024 // 1024} MB ไม่ต้องแก้หัวตารางหรือจัดรูปแบบก่อน",
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
    )
    pasted = forms.CharField(
        label="หรือวางตารางที่คัดลอกจาก Word, Excel หรือหน้าเว็บ",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 4, "data-paste-table": "pasted_html"}),
    )
    pasted_html = forms.CharField(
        required=False, strip=False, max_length=LONGEST_PASTE, widget=forms.HiddenInput
    )
    base = forms.CharField(
        label="ที่อยู่ของหน้าเว็บที่บันทึกแฟ้มมา (ถ้าเป็นหน้าเว็บ)",
        required=False,
        max_length=2000,
        help_text="ใช้ต่อท้ายลิงก์แบบย่อในหน้าเว็บ เช่น https://www.example.go.th/ita/",
    )

    def __init__(self, *args: Any, targets: list[str], years: list[FiscalYear], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = [(each, label_of(each)) for each in targets]
        self.fields["year"].choices = [(str(year), str(year)) for year in years]
        self.hints = [hint_of(each) for each in targets]

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        pasted = bool(cleaned.get("pasted", "").strip() or cleaned.get("pasted_html", "").strip())
        if "file" in self.errors:
            return cleaned
        if cleaned.get("file") and pasted:
            self.add_error("file", BOTH)
        elif not cleaned.get("file") and not pasted:
            self.add_error("file", NOTHING)
        return cleaned
