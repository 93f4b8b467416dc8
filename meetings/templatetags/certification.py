"""The certification of minutes, for pages and paper."""

from django import template

from meetings.certification import Certification, certification_of, certified_at
from meetings.models import Meeting

register = template.Library()


@register.simple_tag
def certification(meeting: Meeting) -> Certification | None:
    """At which meeting the minutes were certified; None before that."""
    return certification_of(meeting)


@register.simple_tag
def certified_here(meeting: Meeting) -> list[Certification]:
    """Which earlier minutes the meeting certified."""
    return certified_at(meeting)
