from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import pre_save


class AgencyConfig(AppConfig):
    name = "agency"
    verbose_name = "หน่วยงานและปีงบประมาณ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from auditlog.models import LogEntry

        from agency import url_parts
        from agency.audit import describe_entry

        url_parts.register()
        pre_save.connect(describe_entry, sender=LogEntry, dispatch_uid="agency.audit")


class PortalAdminConfig(AdminConfig):
    default_site = "agency.admin_site.PortalAdminSite"
