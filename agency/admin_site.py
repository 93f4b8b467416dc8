"""The back office: Django's admin under the portal's own name."""

from django.contrib import admin


class PortalAdminSite(admin.AdminSite):
    site_header = "ระบบหลังบ้าน ITA"
    site_title = "ระบบหลังบ้าน ITA"
    index_title = "งานที่ทำได้"
    site_url = "/"
    empty_value_display = "–"
    enable_nav_sidebar = True
