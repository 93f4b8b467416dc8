"""The page of the back office on which a person says what the web address of an evidence shows."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path

from agency.models import User
from backoffice.admin_pages import render_admin_page
from backoffice.form_fields import RadioGroup
from progress.evidence_links import save_manual_check
from progress.models import Evidence
from progress.models.link_judgement import PERSON_COUNTS_FOR
from progress.permissions import why_not_report

_RESULTS = {"works": "ใช้ได้ เห็นเอกสารหรือข้อมูลที่ถูกต้อง", "broken": "ใช้ไม่ได้"}
_MOVED_ON = "มีผู้แก้ที่อยู่เว็บนี้หลังจากที่ท่านเปิดหน้านี้ กรุณาเปิดดูที่อยู่ใหม่แล้วบันทึกผลอีกครั้ง"


class ManualLinkCheckForm(forms.Form):
    """What somebody saw at `address`, the address that the page showed them."""

    address = forms.CharField(widget=forms.HiddenInput, max_length=1000)
    result = forms.ChoiceField(label="เปิดดูแล้ว", choices=_RESULTS.items(), widget=RadioGroup)
    note = forms.CharField(
        label="หมายเหตุ",
        required=False,
        max_length=300,
        help_text="เช่น เปิดแล้วเป็นหน้าของปีอื่น เก็บไว้ในระบบ ประชาชนไม่เห็น",
    )

    def __init__(self, data: QueryDict | None, url: str):
        self.seen = data.get("address", "") if data else url
        # Shown again, the page is about the address as it is now.
        data = data.copy() if data else None
        if data:
            data["address"] = url
        super().__init__(data, initial={"address": url})
        self.url = url

    def clean(self) -> None:
        if self.seen != self.url:
            raise forms.ValidationError(_MOVED_ON)


class ManualLinkCheckMixin(admin.ModelAdmin):
    """For admins of assigned rows: the page of one evidence of a row."""

    def get_urls(self):
        options = self.model._meta
        page = path(
            "<int:row>/evidence/<int:evidence>/link/",
            self.admin_site.admin_view(self.manual_link_check),
            name=f"{options.app_label}_{options.model_name}_link",
        )
        return [page, *super().get_urls()]

    def manual_link_check(self, request: HttpRequest, row: int, evidence: int) -> HttpResponse:
        """Show the address and what is known of it; keep what the person found there."""
        options = self.model._meta
        row_page = f"admin:{options.app_label}_{options.model_name}_change"
        assignment, proof = self._evidence_or_404(request, row, evidence)
        if why_not := why_not_report(request.user, assignment):
            messages.error(request, why_not)
            return redirect(row_page, row)
        form = ManualLinkCheckForm(request.POST or None, proof.url)
        if request.method == "POST" and form.is_valid():
            works = form.cleaned_data["result"] == "works"
            user = cast(User, request.user)  # admin_view lets nobody else through
            check = save_manual_check(proof.url, user, works, form.cleaned_data["note"])
            messages.success(request, f"บันทึกแล้วว่าลิงก์ของ “{proof.title}” {check.result}")
            return redirect(row_page, row)
        return render_admin_page(
            request,
            "admin/progress/manual_link_check.html",
            f"เปิดดูลิงก์ของ “{proof.title}”",
            opts=options,
            row=assignment,
            evidence=proof,
            form=form,
            days=PERSON_COUNTS_FOR.days,
        )

    def _evidence_or_404(
        self, request: HttpRequest, row: int, evidence: int
    ) -> tuple[Any, Evidence]:
        """A row that the person may see, and its evidence that has an address."""
        assignment = self.get_queryset(request).filter(pk=row).first()
        if assignment is None or not self.has_view_permission(request, assignment):
            raise Http404("ไม่มีรายการนี้")
        found = assignment.evidence.filter(withdrawn_at__isnull=True).exclude(url="")
        checks = found.select_related("last_link_check", "last_manual_check__checked_by")
        proof = checks.filter(pk=evidence).first()
        if proof is None:
            raise Http404("ไม่มีหลักฐานนี้")
        return assignment, proof
