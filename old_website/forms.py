"""What a person fills in to have an old website read."""

import re
from typing import Any, cast

from django import forms

from agency.models import FiscalYear, User
from old_website.crawling.crawl import Crawl
from old_website.models import LONGEST_ADDRESS
from old_website.own_items import own_items
from progress.link_guard import RefusedError, refuse_internal
from records.typed_addresses import mended_address

NO_ITEMS = "ปีงบประมาณ {year} ไม่มีข้อ OIT ที่ท่านรับผิดชอบ จึงไม่มีข้อให้หาหลักฐาน"
NO_ADDRESS = "กรุณากรอกที่อยู่ของเว็บไซต์เดิม เช่น https://www.example.go.th"
_HAS_SCHEME = re.compile(r"\s*[a-z]+://", re.IGNORECASE)


class WebsiteForm(forms.Form):
    """The address of the old website, and the year for whose items evidence is looked for."""

    address = forms.CharField(
        label="ที่อยู่ของเว็บไซต์เดิม",
        max_length=LONGEST_ADDRESS,
        help_text="หน้าแรกของเว็บไซต์ หรือหน้ารวม ITA ของเว็บไซต์ เช่น https://www.example.go.th",
        error_messages={"required": NO_ADDRESS},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )
    year = forms.ChoiceField(label="ปีงบประมาณ", help_text="ปีของข้อ OIT ที่ต้องการหาหลักฐาน")

    def __init__(self, *args: Any, user: User, years: list[FiscalYear], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._user, self._years = user, {str(year): year for year in years}
        chosen = cast(forms.ChoiceField, self.fields["year"])
        chosen.choices = [(name, name) for name in self._years]

    def clean_address(self) -> str:
        """The address as it is opened. It is judged here and again before each connection."""
        typed = self.cleaned_data["address"]
        address = mended_address(typed)
        if not _HAS_SCHEME.match(typed):
            # Old websites often know no https; those that do lead there themselves.
            address = address.replace("https://", "http://", 1)
        try:
            home = Crawl(address).state.home
            refuse_internal(home)
        except (ValueError, RefusedError) as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if len(home) > LONGEST_ADDRESS:
            raise forms.ValidationError(f"ที่อยู่ยาวเกิน {LONGEST_ADDRESS:,} ตัวอักษร")
        return home

    def clean_year(self) -> FiscalYear:
        """The year, in which the person has items."""
        year = self._years[self.cleaned_data["year"]]
        if not own_items(self._user, year).exists():
            raise forms.ValidationError(NO_ITEMS.format(year=year))
        return year
