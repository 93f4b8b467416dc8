"""A row's status in templates: its boxes and its words come from agency.statuses."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from agency.models import FiscalYear
from agency.statuses import DEFAULTS, EMPTY, TICKED, Status, Statuses

register = template.Library()


@register.simple_tag
def statuses(fiscal_year: FiscalYear | None = None) -> Statuses:
    """Those of a year: {% statuses fiscal_year as statuses %}; of none, the form's two boxes."""
    return fiscal_year.statuses if fiscal_year else DEFAULTS


@register.filter
def box(mark: Status | bool) -> SafeString:
    """The box of a status, or of true and false: for the eye, words stand beside it."""
    drawn = (TICKED if mark else EMPTY) if isinstance(mark, bool) else mark.box
    return format_html('<span class="box" aria-hidden="true">{}</span>', drawn)
