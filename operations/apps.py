from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = "การดูแลระบบ"

    def ready(self):
        import operations.health.checks  # noqa: F401 - registers them with Django
        from operations.monitoring.slow_queries import watch_queries
        from operations.outage_copies import watch_withdrawals

        watch_withdrawals()
        watch_queries()
