"""Pages of the back office that belong to no single table: who may open them, what frames them."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def office_page(view, right: str):
    """The view for people of the office who hold the right: others get 403, strangers the login."""
    return admin.site.admin_view(permission_required(right, raise_exception=True)(view))


def render_office_page(
    request: HttpRequest, template: str, title: str, *, status: int = 200, **context
) -> HttpResponse:
    """The template inside the frame of the back office."""
    context = {**admin.site.each_context(request), "title": title, **context}
    return render(request, template, context, status=status)
