"""What makes the pages this agency's own: its colour and its seal."""

import io
from functools import lru_cache

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from PIL import Image

from agency.context_processors import the_agency

SEAL_SIZE = (96, 96)  # pixels: twice what the head of a page shows, for fine screens


def is_branding(path: str) -> bool:
    """Whether a path is one of these; a query there only tells browsers of a new one."""
    return path in (reverse("theme"), reverse("seal"))


def theme(request: HttpRequest) -> HttpResponse:
    """The agency's colour as a style sheet: the pages allow no style of their own (CSP)."""
    accent = the_agency().accent
    sheet = f":root {{ --accent: {accent}; }}\n" if accent else ""
    return _lasting(HttpResponse(sheet, content_type="text/css"), request, accent[1:])


def seal(request: HttpRequest) -> HttpResponse:
    """
    The agency's seal, small, for the head of every page.

    404 without one, and while the picture cannot be read: a page without it is still a page.
    """
    agency = the_agency()
    if not agency.seal:
        raise Http404
    try:
        small = _small(agency.seal.name)
    # Pillow tells of broken pictures in these ways.
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise Http404 from error
    return _lasting(HttpResponse(small, content_type="image/png"), request, agency.seal_version)


@lru_cache(maxsize=1)
def _small(name: str) -> bytes:
    """The stored picture made small: once, whatever queries somebody adds to its address."""
    with default_storage.open(name) as file, Image.open(file, formats=["PNG", "JPEG"]) as picture:
        small = picture.convert("RGBA")
    small.thumbnail(SEAL_SIZE, Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.save(written, "png", optimize=True)
    return written.getvalue()


def _lasting(answer: HttpResponse, request: HttpRequest, version: str) -> HttpResponse:
    # Pages link the current version in the address, so a new one has a new address.
    is_current = version and request.GET.get("v") == version
    lasting = "public, max-age=31536000, immutable"
    answer["Cache-Control"] = lasting if is_current else "public, no-cache"
    return answer
