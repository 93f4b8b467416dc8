from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "เอกสาร"

    def ready(self):
        from documents.kinds import discover

        discover()
