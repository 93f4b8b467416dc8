from django.apps import AppConfig
from django.db.models.signals import pre_save


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = "ระเบียน"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from auditlog.models import LogEntry

        from records.audit import describe_entry

        pre_save.connect(describe_entry, sender=LogEntry, dispatch_uid="records.audit")
