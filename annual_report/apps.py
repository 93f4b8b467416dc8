from django.apps import AppConfig


class AnnualReportConfig(AppConfig):
    name = "annual_report"
    verbose_name = "รายงานประจำปี"
    default_auto_field = "django.db.models.BigAutoField"
