from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from thai.protected import use_source


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = "ทะเบียนระเบียน"

    def ready(self):
        # Every app's records.py and notices.py, as the admin looks for every app's admin.py.
        autodiscover_modules("records", "notices")
        for rule_of_every_kind in ("far_dates", "unprintable"):
            import_module(f"catalogue.{rule_of_every_kind}")
        words = import_module("catalogue.protected_words")
        words.connect()
        use_source(words.office_words)
