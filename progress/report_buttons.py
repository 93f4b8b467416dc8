"""What the buttons of the row page do with the report that stands on it, and what they say then."""

from collections.abc import Mapping
from typing import cast

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

import catalogue
from backoffice.publication_pages import publication_address
from catalogue.visibility import visibility_of
from progress import reviewing
from progress.findings import blocking, run_checks
from progress.forms import changes_drafts
from progress.records import AssignmentRecord

# What has to be public for a report to be.
SHOWN_WITH = ("assignment", "assignment__fiscal_year")


class ReportButtonsMixin(admin.ModelAdmin):
    """Saves the form of a row (progress.forms.AssignmentForm) as its buttons say."""

    confirming_labels: Mapping[str, str] = {
        "_submit": "บันทึกตามที่กรอกและส่งตรวจ",
        "_publish": "บันทึกตามที่กรอกและเผยแพร่",
        "_send_back": "บันทึกตามที่กรอกและส่งกลับ",
    }

    @property
    def record(self) -> AssignmentRecord:
        """What the family declares of its rows."""
        return cast(AssignmentRecord, catalogue.record_of(self.model))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change and "status" in form.fields and form.instance.is_work:
            if any(map(changes_drafts, formsets)):
                reviewing.change_evidence(form.instance, request.user)
            self._report(request, form)

    def _report(self, request, form):
        """Do what the pressed button says with the update of this row."""
        assignment, values = form.instance, form.update_values()
        update = reviewing.open_update(assignment)
        if self._worth_an_update(form, values, update):
            update = reviewing.save_draft(assignment, request.user, values)
        if update is None:
            if {"_submit", "_publish"} & set(request.POST):
                same = "รายงานและหลักฐานเหมือนฉบับที่อนุมัติแล้ว จึงไม่มีอะไรให้ส่งตรวจหรืออนุมัติ"
                self.message_user(request, same, messages.INFO)
            return
        if "_submit" in request.POST:
            reviewing.submit(update, request.user)
            sent = f"ส่ง{assignment.label} {assignment.title} ให้เลขานุการตรวจแล้ว"
            self.message_user(request, sent, messages.SUCCESS)
        elif "_publish" in request.POST:
            self._publish(request, form, update)
        elif "_send_back" in request.POST:
            reviewing.send_back(update, request.user, form.cleaned_data["review_note"])
            self.message_user(request, "ส่งกลับให้ส่วนราชการแก้ไขแล้ว", messages.SUCCESS)

    def _publish(self, request, form, update):
        """Publish; over what the checks find only with a note, else the row stays a draft."""
        (row_context,) = self.record.load_contexts([form.instance])
        found = [
            finding.text
            for finding in blocking(run_checks(self.record.checks, row_context))
            if row_context.status.is_done or finding.check == "personal-data"
        ]
        note = form.cleaned_data["review_note"]
        try:
            reviewing.approve(update, request.user, note=note, despite=found)
        except (reviewing.NoteRequiredError, reviewing.OwnWordsError) as error:
            form.instance.needs_note = True
            self.message_user(request, f"บันทึกแล้ว แต่ยังไม่เผยแพร่: {error}", messages.WARNING)
        else:
            self._tell_of(request, form.instance, update)

    def _tell_of(self, request, row, update):
        """Say what strangers have of the approved report now, as the database has it."""
        seen = visibility_of(type(update).objects.select_related(*SHOWN_WITH).get(pk=update.pk))
        if seen.is_public:
            self.message_user(request, "เผยแพร่แล้ว ประชาชนเห็นข้อมูลนี้แล้ว", messages.SUCCESS)
            return
        text = format_html(
            'อนุมัติแล้ว แต่{} <a href="{}">ดูการเผยแพร่</a>', seen.sentence, publication_address(row)
        )
        self.message_user(request, text, messages.WARNING)

    def _worth_an_update(self, form, values, update) -> bool:
        """A new update is started for new words or for new evidence that waits to be published."""
        compared = update or form.instance.published_update
        before = (
            {name: getattr(compared, name) for name in values} if compared else form.empty_update
        )
        if values != before:
            return True
        return update is None and form.instance.evidence.waiting().exists()

    def response_change(self, request, obj):
        if getattr(obj, "needs_note", False):
            return HttpResponseRedirect(request.get_full_path())
        if {"_submit", "_publish", "_send_back"} & set(request.POST):
            # งานของฉัน offers the next row.
            year = obj.fiscal_year.year_be
            return HttpResponseRedirect(f"{reverse('admin:index')}?year={year}&next=1")
        return super().response_change(request, obj)
