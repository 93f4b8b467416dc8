from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = "การดูแลระบบ"

    def ready(self):
        from operations.monitoring.slow_queries import watch_queries
        from operations.outage_copies import watch_withdrawals

        watch_withdrawals()
        watch_queries()
