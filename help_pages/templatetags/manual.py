"""The way from a page of the back office to what the manual says about it."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse

from help_pages.chapter_of_page import chapter_of

register = template.Library()


@register.simple_tag(takes_context=True)
def chapter_address(context: Context) -> str:
    """The address of the chapter about the page that is shown; empty if it has none."""
    request: Any = context.get("request")
    match = getattr(request, "resolver_match", None)
    slug = chapter_of(match.view_name) if match else ""
    return reverse("help:chapter", args=[slug]) if slug else ""
