from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AgencyConfig(AppConfig):
    name = "agency"
    verbose_name = "หน่วยงานและปีงบประมาณ"
    default_auto_field = "django.db.models.BigAutoField"


class PortalAdminConfig(AdminConfig):
    default_site = "agency.admin_site.PortalAdminSite"
