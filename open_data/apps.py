from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "open_data"
    verbose_name = "ข้อมูลเปิด"

    def ready(self):
        import open_data.year_files  # noqa: F401 - documents find them in the catalogue
