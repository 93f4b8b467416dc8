from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalAdminConfig(AdminConfig):
    default_site = "backoffice.admin_site.PortalAdminSite"


class BackofficeConfig(AppConfig):
    name = "backoffice"
    verbose_name = "ระบบหลังบ้าน"
