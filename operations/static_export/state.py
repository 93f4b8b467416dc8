"""A digest of all that the public site is made from, which outlives a process."""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from records.revision import revision_number


def site_digest() -> str:
    """
    Equal digests, equal pages. One query.

    The day counts beside the revision, since pages tell what is due, and so does the version of
    the portal.
    """
    parts = (revision_number(), timezone.localdate(), settings.BASE_URL, _version())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _version() -> list[tuple[str, int, int]]:
    """Programs, templates and style sheets: their names, sizes and times."""
    own = [app.path for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    folders = [*map(Path, own), settings.BASE_DIR / "templates", settings.BASE_DIR / "static"]
    files = sorted(file for folder in folders for file in folder.rglob("*.*") if file.is_file())
    return [
        (str(file), file.stat().st_size, file.stat().st_mtime_ns)
        for file in files
        if file.suffix in (".py", ".html", ".css", ".svg", ".toml", ".xml", ".txt")
    ]
