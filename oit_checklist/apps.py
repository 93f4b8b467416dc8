from django.apps import AppConfig


class OitChecklistConfig(AppConfig):
    name = "oit_checklist"
    verbose_name = "แบบตรวจ IIT EIT OIT"
    default_auto_field = "django.db.models.BigAutoField"
