from django.apps import AppConfig
from django.db.models.signals import pre_delete, pre_save


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = "ระเบียน"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from auditlog.models import LogEntry
        from django.contrib.auth import get_user_model

        from records.audit import describe_entry, keep_actor

        pre_save.connect(describe_entry, sender=LogEntry, dispatch_uid="records.audit")
        pre_delete.connect(keep_actor, sender=get_user_model(), dispatch_uid="records.audit")
