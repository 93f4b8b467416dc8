"""What a person fills in to bring in a file."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from imports.assistant.kinds import CRITERIA, REPORT, hint_of, label_of
from office_files.reading import MOST_BYTES
from thai.dates import current_fiscal_year

NOTHING = "กรุณาเลือกแฟ้ม หรือวางตารางที่คัดลอกมา"
BOTH = "ท่านเลือกแฟ้มและวางตารางพร้อมกัน กรุณาใช้อย่างใดอย่างหนึ่ง"
TOO_BIG = f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB กรุณาคัดลอกเฉพาะตารางไปไว้ในแฟ้มใหม่"
ENDINGS = ".docx,.xlsx,.xlsm,.xls,.ods,.csv,.txt,.html,.htm,.mht,.pdf"
LONGEST_PASTE = 5_000_000
EARLIER_YEARS = 8
OF_ANY_YEAR = (REPORT, CRITERIA)  # they may be of a year that is not open yet
NOT_OPEN = "{year} (ยังไม่ได้เปิดปี ใช้กับรายงานทั้งฉบับและเกณฑ์เท่านั้น)"
OPEN_FIRST = "ปีนี้ยังไม่ได้เปิดในระบบ กรุณาเปิดปีก่อน หรือเลือกปีอื่น"


def _years_to_open(years: list[int]) -> list[int]:
    """Years that the portal does not have and a report may be of, the newest first."""
    now = current_fiscal_year()
    return [year for year in range(now + 2, now - EARLIER_YEARS, -1) if year not in years]


def _choice(target: str) -> SafeString:
    return format_html('{} <span class="quiet">{}</span>', label_of(target), hint_of(target))


class ImportForm(forms.Form):
    """The file or the paste, and what it is to become."""

    target = forms.ChoiceField(label="นำเข้าเป็น", widget=forms.RadioSelect)
    year = forms.ChoiceField(label="ปีงบประมาณ")
    file = forms.FileField(
        label="แฟ้มของหน่วยงาน",
        required=False,
        allow_empty_file=True,
        help_text="Word (.docx) Excel (.xlsx .xls) LibreOffice (.ods) .csv "
        f"หน้าเว็บ (.html) หรือ PDF ที่มีข้อความ ไม่เกิน {MOST_BYTES // 1024 // 1024} MB "
        "ไม่ต้องแก้หัวตารางหรือจัดรูปแบบก่อน",
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

    def __init__(self, *args: Any, targets: list[str], years: list[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["target"].choices = [(each, _choice(each)) for each in targets]
        self.years = years
        closed = _years_to_open(years) if set(OF_ANY_YEAR) & set(targets) else []
        self.has_years = bool(years or closed)
        fields["year"].choices = [
            *((str(year), str(year)) for year in years),
            *((str(year), NOT_OPEN.format(year=year)) for year in closed),
        ]

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_BIG)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        pasted = bool(cleaned.get("pasted", "").strip() or cleaned.get("pasted_html", "").strip())
        year = cleaned.get("year")
        if year and int(year) not in self.years and cleaned.get("target") not in OF_ANY_YEAR:
            self.add_error("year", OPEN_FIRST)
        if "file" in self.errors:
            return cleaned
        if cleaned.get("file") and pasted:
            self.add_error("file", BOTH)
        elif not cleaned.get("file") and not pasted:
            self.add_error("file", NOTHING)
        return cleaned
