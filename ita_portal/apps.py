from django.apps import AppConfig


class ItaPortalConfig(AppConfig):
    name = "ita_portal"
    verbose_name = "พอร์ทัล ITA"

    def ready(self):
        from ita_portal.last_good import watch_the_log
        from ita_portal.running.slow_queries import watch_queries
        from ita_portal.search.indexing import watch_rows

        watch_rows()
        watch_the_log()
        watch_queries()
