from django.apps import AppConfig


class OitChecklistConfig(AppConfig):
    name = "oit_checklist"
    verbose_name = "แบบตรวจ IIT EIT OIT"
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self):
        super().import_models()
        # They build on the models of the checklist, so they cannot stand among them.
        from oit_checklist.results import models  # noqa: F401
