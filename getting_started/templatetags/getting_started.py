"""What งานของฉัน tells of the setting up."""

from typing import Any

from django import template

from getting_started.how_far import hint

register = template.Library()


@register.inclusion_tag("admin/start/includes/hint.html")
def setup_hint(user: Any) -> dict[str, object]:
    """{% setup_hint user %}: the next step for an administrator; nothing for others."""
    return hint(user)
