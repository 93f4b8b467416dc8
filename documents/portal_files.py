"""Which files of the portal a document may show: what was uploaded, nothing else."""

from django.conf import settings
from django.core.files.storage import default_storage


def portal_files() -> dict:
    """The arguments of make_pdf() that let a document show uploaded pictures."""
    return {"base_url": settings.BASE_URL or None, "storage": default_storage}
