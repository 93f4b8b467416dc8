"""From a list of the back office to the table of the same rows."""

from django import template
from django.db.models.options import Options

from catalogue.sheets import Sheet
from spreadsheets.registry import sheets

register = template.Library()


@register.simple_tag
def table_of(options: Options) -> type[Sheet] | None:
    """The table that holds the rows of this list, if there is one."""
    return next((sheet for sheet in sheets().values() if sheet.model is options.model), None)
