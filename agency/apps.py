from django.apps import AppConfig


class AgencyConfig(AppConfig):
    name = "agency"
    verbose_name = "หน่วยงานและปีงบประมาณ"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from agency import last_administrator, role_flags, url_parts

        url_parts.register()
        last_administrator.connect()
        role_flags.connect()
