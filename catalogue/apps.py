from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = "ทะเบียนระเบียน"

    def ready(self):
        # Every app's records.py and notices.py, as the admin looks for every app's admin.py.
        autodiscover_modules("records", "notices")
        import_module("catalogue.far_dates")  # a rule of every kind
