"""Pages of signing in inside the frame of the back office."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_in_frame(
    request: HttpRequest, template: str, title: str, *, status: int = 200, **context
) -> HttpResponse:
    """The template below admin/accounts/ with everything that the frame needs."""
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/accounts/{template}", context, status=status)
