"""Which files of the portal a document may show: what was uploaded, nothing else."""

from pathlib import Path

from django.conf import settings


def portal_files() -> dict:
    """The arguments of make_pdf() that let a document show uploaded pictures."""
    return {
        "base_url": settings.BASE_URL or None,
        "roots": {"/media/": Path(settings.MEDIA_ROOT)},
    }
