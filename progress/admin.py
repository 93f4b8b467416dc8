"""What the timer did: runs of jobs and visits to web addresses, to look at only."""

from django.contrib import admin

from backoffice.admin_base import PortalModelAdmin, dated_column
from progress.models import JobRun, LinkCheck


class ReadOnlyAdmin(PortalModelAdmin):
    """Rows that the portal writes itself."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    list_display = ["url", "outcome", "status_code", "note", "checked_at_text"]
    list_filter = ["outcome"]
    search_fields = ["url"]
    fields = ["url", "outcome", "status_code", "final_url", "note", "checked_at_text"]
    checked_at_text = dated_column(LinkCheck, "checked_at")


@admin.register(JobRun)
class JobRunAdmin(ReadOnlyAdmin):
    list_display = ["name", "started_at_text", "finished_at_text", "succeeded"]
    fields = ["name", "started_at_text", "finished_at_text", "succeeded", "summary"]
    started_at_text = dated_column(JobRun, "started_at")
    finished_at_text = dated_column(JobRun, "finished_at")
