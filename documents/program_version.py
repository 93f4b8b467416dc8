"""Which program a document is made by: another one may print the same contents otherwise."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.apps import apps

_PRINTS = {".py", ".html", ".css", ".ttf", ".xml"}
_LIBRARIES = ("weasyprint", "pydyf", "pikepdf", "python-docx")


@cache
def program_version() -> str:
    """
    SHA-256 of the portal's own program and templates, and of the libraries that print.

    Asked first when a process starts that lives on, and kept by it and its children: after an
    update of the files it goes on with what it has loaded, until it is started again.
    """
    digest = hashlib.sha256()
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for file in _files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files() -> list[Path]:
    root = Path(__file__).resolve().parent.parent
    folders = [Path(app.path) for app in apps.get_app_configs()]
    folders = [folder for folder in folders if folder.parent == root]
    folders.append(root / "templates")
    return [
        file
        for folder in sorted(folders)
        for file in sorted(folder.rglob("*"))
        if file.suffix in _PRINTS and "migrations" not in file.parts
    ]
