"""A row's status in templates: its official boxes and its words, from progress.models.Status."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from progress.models import Status
from progress.models.status import EMPTY, TICKED

register = template.Library()


@register.simple_tag
def statuses() -> type[Status]:
    """All statuses: {% statuses as statuses %}, then statuses.DONE.label or a loop."""
    return Status


@register.filter
def as_status(code: str) -> Status:
    """The status of a code as the database keeps it."""
    return Status(code)


@register.filter
def box(mark: str | bool) -> SafeString:
    """The box of a status or its code, or of true and false: for the eye, words stand beside it."""
    drawn = (TICKED if mark else EMPTY) if isinstance(mark, bool) else Status(mark).box
    return format_html('<span class="box" aria-hidden="true">{}</span>', drawn)
