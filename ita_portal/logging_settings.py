"""Django's settings for the log: JSON lines for the public portal, plain ones for developers."""

HOUR, DAY = 3600, 24 * 3600  # seconds
MAIL = "operations.monitoring.error_mail.AdministratorsMail"


def logging_settings(debug: bool) -> dict:
    """The setting LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
            "json": {"()": "operations.monitoring.json_lines.JsonLines"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "plain" if debug else "json",
            },
            "errors_by_mail": {"class": MAIL, "level": "ERROR", "most": 5, "seconds": HOUR},
            "slowness_by_mail": {"class": MAIL, "most": 1, "seconds": DAY},
        },
        "root": {"handlers": ["console", "errors_by_mail"], "level": "INFO"},
        "loggers": {
            # Django's own handlers would mail addresses and forms, and tell everything twice.
            "django": {"handlers": [], "level": "INFO"},
            # A page that is not there has its line already; only errors get a second one.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "portal.slow_queries": {"handlers": ["slowness_by_mail"]},
            "fontTools": {"level": "WARNING"},
            "weasyprint": {"level": "WARNING"},
        },
    }
