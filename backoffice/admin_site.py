"""The back office: Django's admin under the portal's own name, in Thai throughout."""

from django.contrib import admin
from django.utils import timezone
from django.views.i18n import JavaScriptCatalog


class PortalAdminSite(admin.AdminSite):
    site_header = "ระบบหลังบ้าน ITA"
    site_title = "ระบบหลังบ้าน ITA"
    index_title = "งานที่ทำได้"
    site_url = "/"
    empty_value_display = "–"
    enable_nav_sidebar = True

    def __init__(self, name: str = "admin"):
        super().__init__(name)
        # Rows are removed one by one, on a page that counts what goes along (backoffice.removing).
        self.disable_action("delete_selected")

    def get_urls(self):
        # Django's detour to public pages tells anybody of the office where any row stands,
        # also one that is not theirs.
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def each_context(self, request):
        # A printed page says when: at the latest when it was sent (static/js/paper.js).
        return {**super().each_context(request), "sent_at": timezone.now()}

    def logout(self, request, extra_context=None):
        response = super().logout(request, extra_context)
        # Nor does the browser keep pages and typed words for whoever sits there next.
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def i18n_javascript(self, request, extra_context=None):
        # Django's own view knows Django's catalogue only; ours comes last and wins.
        packages = ["django.contrib.admin", "thai"]
        return JavaScriptCatalog.as_view(packages=packages)(request)
