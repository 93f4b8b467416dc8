"""Preview, issue and sign the annual report in the back office."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from agency.models import FiscalYear
from annual_report.contents import assemble_report
from annual_report.document import report_on_the_web
from annual_report.document_kinds import REPORT_DRAFT
from annual_report.editions import next_edition
from annual_report.issue_progress import issue_while_telling
from annual_report.memo_pages import memo_file, memo_page
from annual_report.models import IssuedReport, SignedReport
from annual_report.print_check import what_cannot_be_printed
from annual_report.readiness import readiness_of, why_not_issue
from backoffice.admin_base import PortalModelAdmin, ThaiFormMixin, dated_column
from backoffice.admin_pages import admin_context, render_admin_page
from backoffice.publication_admin import PublicationInlineMixin
from backoffice.stored_file_forms import StoredFileForm, StoredFileFormSet
from documents.serving import send_draft


class SignedReportInline(PublicationInlineMixin, ThaiFormMixin, admin.TabularInline):
    model = SignedReport
    form = StoredFileForm
    formset = StoredFileFormSet
    extra = 0
    fields = ["file", "public_text"]


@admin.register(IssuedReport)
class IssuedReportAdmin(PortalModelAdmin):
    """Issued editions cannot be changed; the signed scan can be attached to them."""

    change_list_template = "admin/annual_report/change_list.html"
    list_display = ["__str__", "data_as_of_text", "issued_at_text", "issued_by", "pages"]
    list_filter = ["fiscal_year"]
    list_select_related = ["fiscal_year", "issued_by"]
    inlines = [SignedReportInline]
    readonly_fields = ["fiscal_year", "edition", "data_as_of_text", "issued_at_text", "issued_by",
                       "pages", "size", "sha256", "changes", "note", "open_matters",
                       "public_page"]  # fmt: skip
    fields = [*readonly_fields]
    data_as_of_text = dated_column(IssuedReport, "data_as_of")
    issued_at_text = dated_column(IssuedReport, "issued_at")

    @admin.display(description="หน้าตรวจสอบที่ประชาชนเห็น")
    def public_page(self, report):
        return report.get_absolute_url()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("annual_report.issue_report")

    def save_model(self, request, obj, form, change):
        """Nothing: the edition itself is frozen, only signed copies are saved with the page."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:year_be>/preview/", view(self.preview), name="annual_report_preview"),
            path("<int:year_be>/draft.pdf", view(self.draft), name="annual_report_draft"),
            path("<int:year_be>/memo/", view(memo_page), name="annual_report_memo"),
            path("<int:year_be>/memo.<slug:kind>", view(memo_file), name="annual_report_memo_file"),
            path("<int:year_be>/issue/", view(self.issue), name="annual_report_issue"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        years = FiscalYear.objects.order_by("-year_be")
        context = {"years": years, "title": "รายงานที่ออกแล้ว"}
        return super().changelist_view(request, context | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = {"title": "ฉบับที่ออกแล้วและฉบับลงนาม"}
        context |= extra_context or {}
        return super().change_view(request, object_id, form_url, context)

    def preview(self, request: HttpRequest, year_be: int) -> HttpResponse:
        """The report as it would be issued now, and what is unfinished."""
        fiscal_year = self._year_or_refuse(request, year_be)
        contents = assemble_report(fiscal_year)
        unprintable = what_cannot_be_printed(contents)
        return render_admin_page(
            request,
            "admin/annual_report/preview.html",
            f"รายงานปีงบประมาณ {fiscal_year}",
            fiscal_year=fiscal_year,
            report=contents,
            body=report_on_the_web(contents),
            readiness=readiness_of(contents, unprintable or []),
            is_checking=unprintable is None,
            why_not=why_not_issue(contents),
            edition=next_edition(fiscal_year),
        )

    def draft(self, request: HttpRequest, year_be: int) -> HttpResponseBase:
        """Today's draft as a PDF with ร่าง across its pages."""
        fiscal_year = self._year_or_refuse(request, year_be)
        name = f"ร่างรายงาน ITA ปีงบประมาณ {fiscal_year}"
        return send_draft(request, REPORT_DRAFT, str(year_be), name)

    def issue(self, request: HttpRequest, year_be: int) -> HttpResponseBase:
        """Issue the edition that the preview offered, telling the progress while it is made."""
        fiscal_year = self._year_or_refuse(request, year_be)
        edition = request.POST.get("edition", "")
        if request.method != "POST" or not edition.isdecimal():
            messages.info(request, "กรุณาดูตัวอย่างก่อน แล้วกดออกรายงาน")
            return redirect("admin:annual_report_preview", year_be)
        context = admin_context(
            request,
            f"ออกรายงานปีงบประมาณ {fiscal_year} ฉบับที่ {edition}",
            preview_url=reverse("admin:annual_report_preview", args=[year_be]),
        )
        return issue_while_telling(request, fiscal_year, int(edition), context)

    def _year_or_refuse(self, request: HttpRequest, year_be: int) -> FiscalYear:
        if not request.user.has_perm("annual_report.issue_report"):
            raise PermissionDenied
        return get_object_or_404(FiscalYear, year_be=year_be)
