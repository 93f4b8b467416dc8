"""Pages of the back office that belong to no single table: who may open them, what frames them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.generic.base import ContextMixin, View


def admin_page(
    view: Callable[..., HttpResponseBase], permission: str
) -> Callable[..., HttpResponseBase]:
    """The view for people who hold the permission: others get 403, strangers the login."""
    return admin.site.admin_view(permission_required(permission, raise_exception=True)(view))


def admin_context(request: HttpRequest, title: str, **context: object) -> dict[str, Any]:
    """What a template inside the frame of the back office needs, with its own context."""
    return {**admin.site.each_context(request), "title": title, **context}


def render_admin_page(
    request: HttpRequest, template: str, title: str, *, status: int = 200, **context: object
) -> HttpResponse:
    """The template inside the frame of the back office."""
    return render(request, template, admin_context(request, title, **context), status=status)


class AdminPageMixin(ContextMixin, View):
    """For views of Django's that are classes: their templates stand inside the frame as well."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**admin.site.each_context(self.request), **kwargs})
