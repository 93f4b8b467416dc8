"""What a document may read: files in the folders it is given, images inside the HTML itself."""

import base64
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage
from weasyprint.urls import URLFetcherResponse

from documents.pictures import normalise

STORED = "stored:"
LARGEST_FILE = 40 * 2**20  # bytes
LARGEST_DATA_URL = 4 * 2**20  # characters
DATA_IMAGES = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"}
MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


class ForbiddenError(ValueError):
    """This address may not be read."""


class Sources:
    """WeasyPrint's "URL fetcher": called with an address, answers with the content or raises."""

    _fail_on_errors = False  # WeasyPrint: leave the image out, go on with the document

    def __init__(
        self,
        base_url: str | None,
        roots: Mapping[str, Path],
        own_folders: list[Path],
        storage: Storage | None = None,
    ):
        """roots: folders by their path under base_url; own_folders: read by `file:` only."""
        self.storage = storage
        self.prefixes: dict[str, Path] = {}
        if base_url:
            self.prefixes = {
                f"{base_url.rstrip('/')}/{prefix.strip('/')}/": folder.resolve()
                for prefix, folder in roots.items()
            }
        self.folders = [folder.resolve() for folder in [*roots.values(), *own_folders]]

    def __call__(self, url: str) -> URLFetcherResponse:
        if url.startswith("data:"):
            media_type, content = read_data_url(url)
        elif url.startswith(STORED) and self.storage:
            media_type, content = read_stored(self.storage, unquote(url.removeprefix(STORED)))
        else:
            path = self.path_of(url)
            media_type = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
            content = path.read_bytes()
        if not media_type.startswith(("text/", "font/")) and media_type != "image/svg+xml":
            content = normalise(content)
            url = ""  # or WeasyPrint reads the untouched file once more, later, by its address
        return URLFetcherResponse(url, content, {"Content-Type": media_type})

    def path_of(self, url: str) -> Path:
        """The file behind an address. Raises ForbiddenError, or OSError if there is none."""
        parts = urlsplit(url)
        if parts.scheme == "file" and parts.netloc in ("", "localhost"):
            path = self.inside(self.folders, Path(url2pathname(parts.path)))
        else:
            path = self.path_under_base(url.split("?")[0].split("#")[0])
        if path.stat().st_size > LARGEST_FILE:
            raise ForbiddenError("larger than a document may include")
        return path

    def path_under_base(self, url: str) -> Path:
        for prefix, folder in self.prefixes.items():
            if url.startswith(prefix):
                return self.inside([folder], folder / unquote(url.removeprefix(prefix)))
        raise ForbiddenError("outside the portal's own files")

    @staticmethod
    def inside(folders: list[Path], path: Path) -> Path:
        """The real path, symbolic links followed, if it is a file inside one of the folders."""
        real = path.resolve(strict=True)
        if not any(real.is_relative_to(folder) for folder in folders) or not real.is_file():
            raise ForbiddenError("outside the portal's own files")
        return real


def read_stored(storage: Storage, name: str) -> tuple[str, bytes]:
    """A file of the storage. Raises ForbiddenError, or OSError if there is none."""
    try:
        if storage.size(name) > LARGEST_FILE:
            raise ForbiddenError("larger than a document may include")
        with storage.open(name) as stream:
            content = stream.read()
    except SuspiciousFileOperation as error:
        raise ForbiddenError("outside the portal's own files") from error
    return MEDIA_TYPES.get(Path(name).suffix.lower(), "application/octet-stream"), content


def read_data_url(url: str) -> tuple[str, bytes]:
    """Media type and content of a `data:` image. Raises ForbiddenError for anything else."""
    header, _, body = url.removeprefix("data:").partition(",")
    media_type, *parameters = (part.strip().lower() for part in header.split(";"))
    if media_type not in DATA_IMAGES or len(url) > LARGEST_DATA_URL:
        raise ForbiddenError("not an image, or too large")
    content = unquote_to_bytes(body)
    return media_type, base64.b64decode(content) if "base64" in parameters else content
