"""The back office: Django's admin under the portal's own name, in Thai throughout."""

from django.contrib import admin
from django.views.i18n import JavaScriptCatalog


class PortalAdminSite(admin.AdminSite):
    site_header = "ระบบหลังบ้าน ITA"
    site_title = "ระบบหลังบ้าน ITA"
    index_title = "งานที่ทำได้"
    site_url = "/"
    empty_value_display = "–"
    enable_nav_sidebar = True

    def i18n_javascript(self, request, extra_context=None):
        # Django's own view knows Django's catalogue only; ours comes last and wins.
        packages = ["django.contrib.admin", "agency"]
        return JavaScriptCatalog.as_view(packages=packages)(request)
