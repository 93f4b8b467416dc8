from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "การค้นหา"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search.indexing import watch_rows

        watch_rows()
