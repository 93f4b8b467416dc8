"""The statement of accessibility: its figures come from a file that the tests verify."""

import tomllib
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agency.models import Agency
from records.audit import models_saved_at

FACTS = Path(__file__).resolve().parent / "data/accessibility.toml"


@lru_cache(maxsize=1)
def read_facts() -> dict:
    """What was tested: date, version of axe-core, pages, widths in CSS pixels."""
    return tomllib.loads(FACTS.read_text(encoding="utf-8"))


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """What readers with disabilities can expect here, what not, and whom to tell."""
    # What is data here is whom to tell.
    context = {"facts": read_facts(), "changed_at": models_saved_at(Agency)}
    return render(request, "accessibility.html", context)
