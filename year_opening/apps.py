from django.apps import AppConfig


class YearOpeningConfig(AppConfig):
    name = "year_opening"
    verbose_name = "การเปิดปีงบประมาณ"
